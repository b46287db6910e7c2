package health.rounds.guard;

import health.rounds.platform.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the lists of cues and safe words: sections in square brackets; a line holds entries, separated by semicolons. */
final class Sections {
    private Sections() {}

    /** The entries of a file under {@code data/} by section. */
    static Map<String, List<String>> of(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : DataFile.lines(name)) {
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
}
