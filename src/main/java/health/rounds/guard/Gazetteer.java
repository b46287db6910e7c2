package health.rounds.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Towns and how many people live there; lines of {@code name=thousands of people}. */
final class Gazetteer {
    private final WordSet names;
    /** In thousands, by the place of the name in {@link #names}. */
    private final int[] thousands;

    Gazetteer(Collection<String> lines) {
        Map<String, Integer> people = new HashMap<>();
        for (String line : lines) {
            int equals = line.lastIndexOf('=');
            people.put(line.substring(0, equals), Integer.parseInt(line.substring(equals + 1)));
        }
        names = new WordSet(people.keySet());
        thousands = new int[people.size()];
        people.forEach((name, count) -> thousands[names.index(name)] = count);
    }

    boolean contains(String lower) {
        return names.contains(lower);
    }

    /** Of places of one name the largest. */
    OptionalInt people(String lower) {
        int index = names.index(lower);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(thousands[index] * 1000);
    }
}
