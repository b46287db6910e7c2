package health.rounds.dicom;

/** The bits of packet headers: after a byte of ones a zero is stuffed (ISO/IEC 15444-1, B.10.1). */
final class J2kBits {
    private final Slice bytes;
    private int at;
    private int buffer;
    private int left;

    J2kBits(Slice bytes) {
        this.bytes = bytes;
    }

    int bit() throws DicomRefusal {
        if (left == 0) {
            if (at >= bytes.length()) {
                throw DicomRefusal.endsEarly();
            }
            left = buffer == 0xff ? 7 : 8;
            buffer = bytes.u8(at++);
        }
        left--;
        return buffer >> left & 1;
    }

    int bits(int count) throws DicomRefusal {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Goes to the next whole byte. */
    void align() {
        if (buffer == 0xff && at < bytes.length()) {
            at++;
        }
        buffer = 0;
        left = 0;
    }

    boolean atEnd() {
        return at >= bytes.length();
    }

    /** Passes a marker and what follows it, if it stands here. */
    void skip(int marker, int length) {
        if (at + length <= bytes.length() && bytes.u8(at) == marker >> 8 && bytes.u8(at + 1) == (marker & 0xff)) {
            at += length;
        }
    }

    Slice take(int length) throws DicomRefusal {
        if (length > bytes.length() - at) {
            throw DicomRefusal.endsEarly();
        }
        at += length;
        return bytes.part(at - length, length);
    }
}
