package health.rounds.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of the file's bytes; nothing is copied until somebody needs an array. */
@SuppressWarnings("ArrayRecordComponent") // a window, never compared
record Slice(byte[] bytes, int from, int length, boolean bigEndian) {
    int u8(int at) {
        return bytes[from + at] & 0xff;
    }

    /** Two bytes in the order of the data set. */
    int u16(int at) {
        return bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at) | u8(at + 1) << 8;
    }

    /** Four bytes in the order of the data set. */
    long u32(int at) {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : first | second << 16;
    }

    /** A part of it, or as much of that as there is. */
    Slice part(int at, int count) {
        int begin = Math.min(at, length);
        return new Slice(bytes, from + begin, Math.min(count, length - begin), bigEndian);
    }

    /** Its bytes as text of one byte a character: enough for the code strings and numbers that are read. */
    String text() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
