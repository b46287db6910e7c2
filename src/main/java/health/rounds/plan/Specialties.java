package health.rounds.plan;

import health.rounds.platform.DataFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What specialties there are, by their code in the Health Care Provider Taxonomy; from {@code data/specialties.txt}. */
final class Specialties {
    private final SequencedMap<String, String> names = new LinkedHashMap<>();

    Specialties() {
        for (String line : DataFile.lines("specialties.txt")) {
            String[] parts = line.split(" ", 2);
            names.put(parts[0], parts[1]);
        }
    }

    /** Names by code, in the order in which they are offered. */
    Map<String, String> all() {
        return Collections.unmodifiableMap(names);
    }

    Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }
}
