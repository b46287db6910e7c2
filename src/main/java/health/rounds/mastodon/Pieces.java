package health.rounds.mastodon;

import java.util.Arrays;

/** Collects byte arrays and joins them with one copy. */
final class Pieces {
    private byte[][] parts = new byte[128][];
    private int count;
    private int length;

    Pieces add(byte[] part) {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
        }
        parts[count++] = part;
        length += part.length;
        return this;
    }

    byte[] join() {
        byte[] all = new byte[length];
        int at = 0;
        for (int i = 0; i < count; i++) {
            byte[] part = parts[i];
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
