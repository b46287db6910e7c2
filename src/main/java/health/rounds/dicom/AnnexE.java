package health.rounds.dicom;

import health.rounds.platform.DataFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The attributes of PS3.15, table E.1-1, read from {@code data/dicom-annex-e.txt}; recognised at every depth. */
final class AnnexE {
    private static final String PRIVATE = "Private Attributes";

    /** By tag; those with an x stand under their pattern. */
    private final Map<String, Dropped> table = new HashMap<>();

    private AnnexE() {}

    static AnnexE load() {
        AnnexE annex = new AnnexE();
        for (String line : DataFile.lines("dicom-annex-e.txt")) {
            String[] fields = line.split(" ", 3);
            annex.table.put(fields[0], new Dropped("(" + fields[0] + ")", fields[2], fields[1]));
        }
        return annex;
    }

    /** Those that a file holds, each once, in the order of their tags; private ones as one entry for each group. */
    List<Dropped> in(DataSet... sets) {
        TreeMap<String, Dropped> found = new TreeMap<>();
        for (DataSet set : sets) {
            collect(set.elements(), found);
        }
        return List.copyOf(found.values());
    }

    private void collect(Collection<Element> elements, Map<String, Dropped> found) {
        for (Element element : elements) {
            row(element.tag()).ifPresent(row -> found.put(row.tag(), row));
            for (DataSet item : element.items()) {
                collect(item.elements(), found);
            }
        }
    }

    /** The row of a tag. */
    Optional<Dropped> row(int tag) {
        String text = Tag.text(tag);
        if (Tag.isPrivate(tag) && Tag.group(tag) > 8) {
            return Optional.of(new Dropped(text.substring(0, 5) + ",xxxx)", PRIVATE, "X"));
        }
        String exact = text.substring(1, 10);
        String repeating = switch (Tag.group(tag) & 0xff00) {
            case 0x5000 -> "50xx,xxxx";
            case 0x6000 -> "60xx" + exact.substring(4);
            default -> exact;
        };
        return Optional.ofNullable(table.get(repeating))
                .map(row -> repeating.equals(exact) ? row : new Dropped(text, row.name(), row.action()));
    }
}
