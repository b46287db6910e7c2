package health.rounds.dicom;

import health.rounds.platform.DataFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The allow-list: the attributes that may leave a file, and the words for the terms that the standard defines for them; read from
 * {@code data/dicom-terms.txt}. A value that is no defined term stays behind, as it may be anything.
 */
final class Terms {
    private final Map<String, Map<String, String>> lists = new HashMap<>();

    private Terms() {}

    static Terms load() {
        Terms terms = new Terms();
        Map<String, String> list = new HashMap<>();
        for (String line : DataFile.lines("dicom-terms.txt")) {
            if (line.startsWith("[")) {
                list = new HashMap<>();
                terms.lists.put(line.substring(1, line.length() - 1), list);
            } else {
                int equals = line.indexOf('=');
                list.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return terms;
    }

    Optional<String> modality(DataSet set) {
        return word("modality", set, Tag.MODALITY);
    }

    /** What a file of this modality holds instead of a picture, "a radiotherapy plan". */
    Optional<String> withoutPicture(DataSet set) {
        return word("without-picture", set, Tag.MODALITY);
    }

    Optional<String> bodyPart(DataSet set) {
        return word("body-part", set, Tag.BODY_PART);
    }

    Optional<String> view(DataSet set) {
        return word("view", set, Tag.VIEW_POSITION);
    }

    Optional<String> side(DataSet set) {
        return word("side", set, Tag.IMAGE_LATERALITY).or(() -> word("side", set, Tag.LATERALITY));
    }

    private Optional<String> word(String list, DataSet set, int tag) {
        // Spaces and underlines inside are common, "WHOLE BODY"; the terms have none.
        return set.text(tag)
                .map(value -> value.toUpperCase(Locale.ROOT).replace(" ", "").replace("_", ""))
                .map(lists.getOrDefault(list, Map.of())::get);
    }
}
