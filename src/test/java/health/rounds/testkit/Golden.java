package health.rounds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files beside a test, each a whole document as it shall be; the address of the community and the version of Rounds are put aside. */
public record Golden(Class<?> test, Community community) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Compares a document; gives it as it was compared. */
    public String matches(String name, byte[] json) {
        String base = community.address("").toString();
        String here = JSON.writeValueAsString(JSON.readTree(json))
                .replace(base, "https://rounds.example")
                .replace(base.replace("http://", "ws://"), "wss://rounds.example")
                .replace(community.address("/").getAuthority(), "rounds.example")
                .replace(community.address("/").getHost(), "rounds.example")
                .replaceAll("Rounds [0-9][^)]*\\)", "Rounds x.y)");
        assertThat(here).isEqualTo(read(name));
        return here;
    }

    private String read(String name) {
        try (InputStream in = test.getResourceAsStream(name + ".json")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
