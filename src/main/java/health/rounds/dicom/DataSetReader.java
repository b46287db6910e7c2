package health.rounds.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes data sets apart (PS3.5, 7). Every length is held against what is there before it is believed.
 *
 * <p>Where no value representation is written, a sequence of known length looks like any value: what begins with an item is read as one, and
 * stays a value if that does not work out.
 */
final class DataSetReader {
    private static final long UNDEFINED = 0xffffffffL;
    private static final Set<String> LONG_FORM =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final byte[] file;
    private final DicomLimits limits;
    private int at;
    private int seen;

    DataSetReader(byte[] file, int at, DicomLimits limits) {
        this.file = file;
        this.at = at;
        this.limits = limits;
    }

    /** Parts that do not fit together; caught where the damage can be left aside. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    int at() {
        return at;
    }

    /** The group of file meta information, which is explicit little endian whatever follows (PS3.10, 7.1). */
    DataSet meta() throws DicomRefusal {
        DataSet meta = new DataSet();
        try {
            while (at + 8 <= file.length && u16(at, false) == 0x0002) {
                meta.add(element(Encoding.EXPLICIT_LITTLE, file.length, 0));
            }
            return meta;
        } catch (Malformed broken) {
            throw DicomRefusal.damaged();
        }
    }

    /** All that is left. Damage behind the pixels is of no interest: nothing there is used. */
    DataSet rest(Encoding encoding) throws DicomRefusal {
        DataSet set = new DataSet();
        try {
            while (at + 8 <= file.length) {
                set.add(element(encoding, file.length, 0));
            }
            return set;
        } catch (Malformed broken) {
            if (set.has(Tag.PIXELS)) {
                return set;
            }
            throw DicomRefusal.damaged();
        }
    }

    private DataSet item(Encoding encoding, int end, boolean open, int depth) throws Malformed, DicomRefusal {
        DataSet set = new DataSet();
        while (at < end) {
            if (open && at + 8 <= end && tag(encoding) == Tag.ITEM_END) {
                at += 8;
                return set;
            }
            set.add(element(encoding, end, depth));
        }
        if (open) {
            throw new Malformed();
        }
        return set;
    }

    private Element element(Encoding encoding, int end, int depth) throws Malformed, DicomRefusal {
        if (++seen > limits.elements()) {
            throw new DicomRefusal(
                    "This DICOM file has more than %,d attributes, which is the most.".formatted(limits.elements()));
        }
        need(8, end);
        int tag = tag(encoding);
        at += 4;
        if (Tag.group(tag) == 0xfffe) {
            // A delimiter that nothing opened; it has no value.
            at += 4;
            return Element.of(tag, slice(0, encoding));
        }
        String vr = "";
        long length;
        if (encoding.explicit() && hasRepresentation()) {
            vr = "" + (char) file[at] + (char) file[at + 1];
            if (LONG_FORM.contains(vr)) {
                need(8, end);
                length = u32(at + 4, encoding.bigEndian());
                at += 8;
            } else {
                length = u16(at + 2, encoding.bigEndian());
                at += 4;
            }
        } else {
            length = u32(at, encoding.bigEndian());
            at += 4;
        }
        return value(tag, vr, length, encoding, end, depth);
    }

    private Element value(int tag, String vr, long length, Encoding encoding, int end, int depth)
            throws Malformed, DicomRefusal {
        if (length == UNDEFINED) {
            if (tag == Tag.PIXELS || vr.equals("OB") || vr.equals("OW")) {
                return new Element(tag, slice(0, encoding), List.of(), fragments(encoding, end));
            }
            // Unknown with undefined length is an implicit sequence (PS3.5, 6.2.2, note 2).
            Encoding inside = vr.equals("UN") ? Encoding.IMPLICIT_LITTLE : encoding;
            return new Element(tag, slice(0, encoding), items(inside, end, true, depth + 1), List.of());
        }
        if (length > end - at) {
            if (tag == Tag.PIXELS && depth == 0) {
                // Whether enough is there for a picture is seen later.
                length = (long) end - at;
            } else {
                throw new Malformed();
            }
        }
        int begin = at;
        int after = at + (int) length;
        Slice value = slice((int) length, encoding);
        Encoding inside = vr.equals("UN") ? Encoding.IMPLICIT_LITTLE : encoding;
        boolean maybeSequence = vr.equals("SQ") || vr.equals("UN") || vr.isEmpty();
        if (maybeSequence && tag != Tag.PIXELS && length >= 8 && tag(inside) == Tag.ITEM) {
            try {
                List<DataSet> items = items(inside, after, false, depth + 1);
                at = after;
                return new Element(tag, slice(0, encoding), items, List.of());
            } catch (Malformed notOne) {
                at = begin;
            }
        }
        at = after;
        return Element.of(tag, value);
    }

    private List<DataSet> items(Encoding encoding, int end, boolean open, int depth) throws Malformed, DicomRefusal {
        if (depth > limits.depth()) {
            throw new DicomRefusal("This DICOM file nests its attributes more than %d deep, which is the most."
                    .formatted(limits.depth()));
        }
        List<DataSet> items = new ArrayList<>();
        while (at < end) {
            need(8, end);
            int tag = tag(encoding);
            long length = u32(at + 4, encoding.bigEndian());
            at += 8;
            if (open && tag == Tag.SEQUENCE_END) {
                return items;
            }
            if (tag != Tag.ITEM) {
                throw new Malformed();
            }
            boolean openItem = length == UNDEFINED;
            if (!openItem && length > end - at) {
                throw new Malformed();
            }
            items.add(item(encoding, openItem ? end : at + (int) length, openItem, depth));
        }
        if (open) {
            throw new Malformed();
        }
        return items;
    }

    /** Encapsulated pixels (PS3.5, A.4). Some writers leave out the closing delimiter at the end of the file. */
    private List<Slice> fragments(Encoding encoding, int end) throws Malformed, DicomRefusal {
        List<Slice> fragments = new ArrayList<>();
        while (at + 8 <= end) {
            int tag = tag(encoding);
            long length = u32(at + 4, encoding.bigEndian());
            at += 8;
            if (tag == Tag.SEQUENCE_END) {
                break;
            }
            if (tag != Tag.ITEM || ++seen > limits.elements()) {
                throw new Malformed();
            }
            if (length > end - at) {
                throw DicomRefusal.endsEarly();
            }
            fragments.add(slice((int) length, encoding));
            at += (int) length;
        }
        return fragments;
    }

    /** Two capital letters stand where the representation does; some writers leave it out all the same. */
    private boolean hasRepresentation() {
        return isCapital(file[at]) && isCapital(file[at + 1]);
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private Slice slice(int length, Encoding encoding) {
        return new Slice(file, at, length, encoding.bigEndian());
    }

    private void need(int count, int end) throws Malformed {
        if (end - at < count) {
            throw new Malformed();
        }
    }

    private int tag(Encoding encoding) {
        return u16(at, encoding.bigEndian()) << 16 | u16(at + 2, encoding.bigEndian());
    }

    private int u16(int from, boolean bigEndian) {
        int first = file[from] & 0xff;
        int second = file[from + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private long u32(int from, boolean bigEndian) {
        long first = u16(from, bigEndian);
        long second = u16(from + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }
}
