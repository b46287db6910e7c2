package health.rounds.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the dated lists and limits that are kept as files under {@code /data}; each names its source and when it was checked. */
public final class DataFile {
    private DataFile() {}

    /** The entries of a list, one a line; empty lines and those that begin with {@code #} are notes. A name in {@code .gz} is unpacked. */
    public static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
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

    /** A table or a text with parts, as the record that has its fields. */
    public static <T> T json(String name, Class<T> type) {
        try (InputStream in = open(name)) {
            return new JsonMapper().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read data/" + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        // Not the class loader of the thread: those of a common pool may have another one.
        InputStream file = new ClassPathResource("data/" + name, DataFile.class.getClassLoader()).getInputStream();
        return name.endsWith(".gz") ? new GZIPInputStream(file) : file;
    }
}
