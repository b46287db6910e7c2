package health.rounds.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reader of binary files that answers whatever lies beyond the end with a refusal. */
final class Bytes {
    private final byte[] all;
    private final int end;
    private int at;

    Bytes(byte[] all) {
        this(all, 0, all.length);
    }

    private Bytes(byte[] all, int at, int end) {
        this.all = all;
        this.at = at;
        this.end = end;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    void skip(long count) throws Refusal {
        if (count < 0 || count > left()) {
            throw Refusal.endsEarly();
        }
        at += (int) count;
    }

    int u8() throws Refusal {
        skip(1);
        return all[at - 1] & 0xff;
    }

    int u16() throws Refusal {
        return u8() << 8 | u8();
    }

    long u32() throws Refusal {
        return (long) u16() << 16 | u16();
    }

    int u16le() throws Refusal {
        return u8() | u8() << 8;
    }

    int u24le() throws Refusal {
        return u16le() | u8() << 16;
    }

    long u32le() throws Refusal {
        return u16le() | (long) u16le() << 16;
    }

    String ascii(int length) throws Refusal {
        skip(length);
        return new String(all, at - length, length, StandardCharsets.ISO_8859_1);
    }

    /** The next bytes as a reader of their own; this one goes on behind them. */
    Bytes part(long length) throws Refusal {
        skip(length);
        return new Bytes(all, at - (int) length, at);
    }

    /** A second reader at the same place. */
    Bytes copy() {
        return new Bytes(all, at, end);
    }

    boolean startsWith(String ascii) {
        if (left() < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if ((all[at + i] & 0xff) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What is left, as an array. */
    byte[] rest() {
        return Arrays.copyOfRange(all, at, end);
    }
}
