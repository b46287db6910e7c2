package health.rounds.dicom;

import java.util.List;

/**
 * One attribute of a data set.
 *
 * @param tag group and element, as 0x7fe00010
 * @param value its bytes; empty for a sequence and for encapsulated pixels
 * @param items the data sets of a sequence
 * @param fragments of encapsulated pixels, the offset table first
 */
record Element(int tag, Slice value, List<DataSet> items, List<Slice> fragments) {
    static Element of(int tag, Slice value) {
        return new Element(tag, value, List.of(), List.of());
    }

    boolean encapsulated() {
        return !fragments.isEmpty();
    }
}
