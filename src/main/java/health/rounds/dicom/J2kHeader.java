package health.rounds.dicom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the main header or a tile's says about coding; what is said of a component goes before what is said of all (ISO/IEC 15444-1, A.6). */
final class J2kHeader {
    private static final J2kCoding NONE = new J2kCoding(0, 2, 2, 0, true, new int[] {0xff}, 0, 0, new int[0]);

    private final List<J2kCoding> codings;
    private final Set<Integer> ownCoding = new HashSet<>();
    private final Set<Integer> ownSteps = new HashSet<>();
    private J2kTile.J2kStyle style = new J2kTile.J2kStyle(-1, 0, false);

    J2kHeader(int components) {
        this(new ArrayList<>(Collections.nCopies(components, NONE)));
    }

    private J2kHeader(List<J2kCoding> codings) {
        this.codings = codings;
    }

    /** The same for a tile, which may change it. */
    J2kHeader copy() {
        J2kHeader copy = new J2kHeader(new ArrayList<>(codings));
        copy.style = style;
        return copy;
    }

    J2kTile.J2kStyle style() {
        return style;
    }

    List<J2kCoding> codings() throws DicomRefusal {
        for (J2kCoding coding : codings) {
            if (coding.steps().length == 0 || style.order() < 0) {
                throw DicomRefusal.damaged();
            }
        }
        return codings;
    }

    /** COD, COC, QCD or QCC. */
    void read(int marker, Slice body) throws DicomRefusal {
        if (body.length() < (marker == 0xff5c || marker == 0xff5d ? 2 : 5)) {
            throw DicomRefusal.damaged();
        }
        boolean forOne = marker == 0xff53 || marker == 0xff5d;
        int one = body.u8(0);
        if (forOne && one >= codings.size()) {
            throw DicomRefusal.damaged();
        }
        switch (marker) {
            case 0xff52 -> {
                style = new J2kTile.J2kStyle(body.u8(1), body.u16(2), body.u8(4) == 1);
                for (int i = 0; i < codings.size(); i++) {
                    if (!ownCoding.contains(i)) {
                        codings.set(i, codings.get(i).coded(body, 5, (body.u8(0) & 1) == 1));
                    }
                }
            }
            case 0xff53 -> {
                codings.set(one, codings.get(one).coded(body, 2, (body.u8(1) & 1) == 1));
                ownCoding.add(one);
            }
            case 0xff5c -> {
                for (int i = 0; i < codings.size(); i++) {
                    if (!ownSteps.contains(i)) {
                        codings.set(i, codings.get(i).quantised(body, 0));
                    }
                }
            }
            default -> {
                codings.set(one, codings.get(one).quantised(body, 1));
                ownSteps.add(one);
            }
        }
    }
}
