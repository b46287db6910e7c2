package health.rounds.guard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A large fixed set of words in eight bytes a word: sorted 64-bit FNV-1a hashes.
 *
 * <p>Two words in 200,000 collide with a chance of about one in a billion, and a collision costs one wrong hint.
 */
final class WordSet {
    private final long[] hashes;

    WordSet(Collection<String> words) {
        hashes = words.stream().mapToLong(WordSet::hash).sorted().toArray();
    }

    boolean contains(String word) {
        return index(word) >= 0;
    }

    /** The number of a word, from 0; negative for one that is not in the set. */
    int index(String word) {
        return Arrays.binarySearch(hashes, hash(word));
    }

    private static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
