package health.rounds.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the dated lists under {@code data/}: one entry a line, comments after {@code #}, sections in square brackets. */
final class DataFile {
    private DataFile() {}

    /** The entries of a compressed list without sections. */
    static List<String> words(String name) {
        return read(name, new ArrayList<>());
    }

    /** The entries of a list by section; in a section each line may hold several entries, separated by semicolons. */
    static Map<String, List<String>> sections(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : read(name, new ArrayList<>())) {
            if (line.startsWith("[") && line.endsWith("]")) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new ArrayList<>());
                continue;
            }
            for (String entry : line.split(";", -1)) {
                if (!entry.isBlank()) {
                    current.add(entry.strip());
                }
            }
        }
        return sections;
    }

    private static List<String> read(String name, List<String> lines) {
        try (InputStream raw = DataFile.class.getResourceAsStream("/data/" + name)) {
            if (raw == null) {
                throw new IllegalStateException("Missing data file " + name);
            }
            InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read data file " + name, e);
        }
    }
}
