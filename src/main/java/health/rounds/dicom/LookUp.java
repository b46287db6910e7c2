package health.rounds.dicom;

import java.util.List;
import java.util.Optional;

/**
 * A table of a file (PS3.3, C.11.1.1 and C.7.6.3.1.5): entries, the first value that is mapped, bits an entry.
 *
 * @param first values below it get the first entry, those beyond the last entry the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LookUp(int first, int[] entries, int bits) {
    /** That of a sequence's first item; values below the table's are signed where the pixels are. */
    static Optional<LookUp> first(List<DataSet> items, boolean signed) {
        return items.stream().findFirst().flatMap(item -> of(item, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed));
    }

    static Optional<LookUp> of(DataSet set, int descriptor, int data, boolean signed) {
        int count = set.u16(descriptor, 0).orElse(-1);
        int first = set.u16(descriptor, 1).orElse(0);
        int bits = set.u16(descriptor, 2).orElse(16);
        Optional<Slice> values = set.get(data).map(Element::value);
        if (count < 0 || values.isEmpty() || bits < 1 || bits > 16) {
            return Optional.empty();
        }
        int[] entries = new int[count == 0 ? 1 << 16 : count];
        boolean wide = values.get().length() >= 2 * entries.length;
        if (!wide && values.get().length() < entries.length) {
            return Optional.empty();
        }
        for (int i = 0; i < entries.length; i++) {
            entries[i] = wide ? values.get().u16(2 * i) : values.get().u8(i);
        }
        return Optional.of(new LookUp(signed ? (short) first : first, entries, wide ? bits : 8));
    }

    int at(int value) {
        return entries[Math.clamp((long) value - first, 0, entries.length - 1)];
    }

    /** The largest entry that its bits allow. */
    int most() {
        return (1 << bits) - 1;
    }
}
