package health.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void tableOfSettingsIsTheOneThatIsRead() throws IOException {
        List<String> expected = Arrays.stream(Setting.values())
                .map(setting -> "| `%s` | %s | %s |".formatted(setting, setting.standard(), setting.meaning()))
                .toList();
        assertThat(Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith("| `ROUNDS_")))
                .containsExactlyElementsOf(expected);
    }
}
