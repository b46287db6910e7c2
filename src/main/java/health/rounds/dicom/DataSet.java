package health.rounds.dicom;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The attributes of one level, by tag; what is missing or makes no sense is empty. */
final class DataSet {
    /** A sequence that claims more values is not asked for them all. */
    private static final int LONGEST_TEXT = 1024;

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

    void add(Element element) {
        // The first one counts, as elsewhere (PS3.5, 7.1: a tag occurs once).
        elements.putIfAbsent(element.tag(), element);
    }

    Collection<Element> elements() {
        return elements.values();
    }

    Optional<Element> get(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    boolean has(int tag) {
        return elements.containsKey(tag);
    }

    List<DataSet> items(int tag) {
        return get(tag).map(Element::items).orElse(List.of());
    }

    /** The values of a text attribute, without the spaces and nulls that pad them. */
    List<String> values(int tag) {
        return get(tag)
                .map(element -> element.value().part(0, LONGEST_TEXT).text())
                .map(text -> List.of(text.split("\\\\", -1)))
                .orElse(List.of())
                .stream()
                .map(DataSet::trimmed)
                .toList();
    }

    private static String trimmed(String value) {
        return value.replace('\0', ' ').strip();
    }

    Optional<String> text(int tag) {
        return values(tag).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** An unsigned number of two bytes. */
    OptionalInt u16(int tag) {
        return u16(tag, 0);
    }

    OptionalInt u16(int tag, int index) {
        Optional<Slice> value = get(tag).map(Element::value).filter(bytes -> bytes.length() >= 2 * index + 2);
        return value.isPresent() ? OptionalInt.of(value.get().u16(2 * index)) : OptionalInt.empty();
    }

    /** A number written as text. */
    OptionalDouble decimal(int tag) {
        return decimal(tag, 0);
    }

    OptionalDouble decimal(int tag, int index) {
        List<String> values = values(tag);
        if (index >= values.size()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(values.get(index));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException unreadable) {
            return OptionalDouble.empty();
        }
    }
}
