package health.rounds.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Reads the dated lists and limits that are kept as files under {@code /data}; each names its source and when it was checked. */
public final class DataFile {
    private DataFile() {}

    /** The lines of a list; empty lines and those that begin with {@code #} are notes. */
    public static Set<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read data/" + name, e);
        }
    }

    /** Named limits. */
    public static Properties properties(String name) {
        try (InputStream in = open(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read data/" + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        // Not the class loader of the thread: those of a common pool may have another one.
        return new ClassPathResource("data/" + name, DataFile.class.getClassLoader()).getInputStream();
    }
}
