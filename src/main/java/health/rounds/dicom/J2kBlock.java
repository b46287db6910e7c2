package health.rounds.dicom;

import java.util.ArrayList;
import java.util.List;

/** A code-block: a piece of a band, and what the packets brought of it. */
final class J2kBlock {
    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private final List<Slice> parts = new ArrayList<>();
    private int passes;
    private int zeroPlanes;
    private int lengthBits = 3;

    /** @param x in the band */
    J2kBlock(int x, int y, int width, int height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean included() {
        return passes > 0;
    }

    void begin(int missingPlanes) {
        zeroPlanes = missingPlanes;
    }

    int zeroPlanes() {
        return zeroPlanes;
    }

    int passes() {
        return passes;
    }

    void add(Slice part) {
        parts.add(part);
    }

    /** Reads how many passes a packet adds, and answers how many bytes (ISO/IEC 15444-1, B.10.6 and B.10.7). */
    int contribution(J2kBits bits) throws DicomRefusal {
        int more = passes(bits);
        passes += more;
        while (bits.bit() == 1) {
            lengthBits++;
        }
        int size = lengthBits + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(more);
        if (size > 30) {
            throw DicomRefusal.damaged();
        }
        return bits.bits(size);
    }

    private static int passes(J2kBits bits) throws DicomRefusal {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int some = bits.bits(5);
        return some < 31 ? 6 + some : 37 + bits.bits(7);
    }

    byte[] data() {
        byte[] all = new byte[parts.stream().mapToInt(Slice::length).sum()];
        int at = 0;
        for (Slice part : parts) {
            System.arraycopy(part.bytes(), part.from(), all, at, part.length());
            at += part.length();
        }
        return all;
    }
}
