package health.rounds.timelines;

import java.util.Arrays;
import java.util.Optional;

/**
 * The newest entries of one author, newest first; never changed, always replaced.
 *
 * @param floor entries with this id or a smaller one are not held here; 0 where the feed holds all there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Feed(Entry[] entries, long floor) {
    /** Entries held of one author; older ones are read from the database. */
    static final int WINDOW = 400;

    static final Feed EMPTY = new Feed(new Entry[0], 0);

    long newest() {
        return entries.length == 0 ? 0 : entries[0].id();
    }

    /** Position of the first entry with an id below the given one. */
    int firstBelow(long id) {
        if (id > newest()) {
            return 0;
        }
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].id() < id) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** With one more entry, in its place: commits may overtake each other. An entry that is here already changes nothing. */
    Feed with(Entry entry, int window) {
        if (entry.id() <= floor) {
            return this;
        }
        int place = firstBelow(entry.id());
        if (place > 0 && entries[place - 1].id() == entry.id()) {
            return this;
        }
        Entry[] more = new Entry[entries.length + 1];
        System.arraycopy(entries, 0, more, 0, place);
        more[place] = entry;
        System.arraycopy(entries, place, more, place + 1, entries.length - place);
        return more.length <= window ? new Feed(more, floor) : new Feed(Arrays.copyOf(more, window), more[window].id());
    }

    boolean holds(long id) {
        return find(id).isPresent();
    }

    Optional<Entry> find(long id) {
        int place = id == Long.MAX_VALUE ? 0 : firstBelow(id + 1);
        return place < entries.length && entries[place].id() == id ? Optional.of(entries[place]) : Optional.empty();
    }

    Feed without(long id) {
        Entry[] fewer = Arrays.stream(entries).filter(entry -> entry.id() != id).toArray(Entry[]::new);
        return fewer.length == entries.length ? this : new Feed(fewer, floor);
    }
}
