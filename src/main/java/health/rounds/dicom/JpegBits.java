package health.rounds.dicom;

/** The bits of a JPEG scan, without the zeros that are stuffed behind each 0xff (ITU-T T.81, F.2.2.5). */
final class JpegBits {
    private final Slice bytes;
    private int at;
    private int buffer;
    private int left;

    JpegBits(Slice bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int bit() throws DicomRefusal {
        if (left == 0) {
            fill();
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

    /** A difference of so many bits: small numbers are negative (F.2.2.1, EXTEND). */
    int difference(int count) throws DicomRefusal {
        if (count == 0) {
            return 0;
        }
        int value = bits(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    private void fill() throws DicomRefusal {
        if (at >= bytes.length()) {
            throw DicomRefusal.endsEarly();
        }
        buffer = bytes.u8(at++);
        left = 8;
        if (buffer == 0xff) {
            int next = at < bytes.length() ? bytes.u8(at++) : 0xd9;
            if (next != 0) {
                // A marker where there should be picture.
                throw DicomRefusal.endsEarly();
            }
        }
    }

    /** Passes the restart marker that must be next. */
    void restart() throws DicomRefusal {
        left = 0;
        while (at + 1 < bytes.length() && bytes.u8(at) == 0xff && bytes.u8(at + 1) == 0xff) {
            at++;
        }
        if (at + 1 >= bytes.length() || bytes.u8(at) != 0xff || (bytes.u8(at + 1) & 0xf8) != 0xd0) {
            throw DicomRefusal.endsEarly();
        }
        at += 2;
    }

    /** Where the next marker may be looked for. */
    int at() {
        return at;
    }
}
