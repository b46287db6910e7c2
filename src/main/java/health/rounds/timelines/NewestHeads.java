package health.rounds.timelines;

/**
 * Keeps the authors with the greatest head ids of those it is shown, and the greatest head it turned away: a heap with the smallest
 * on top, so that most of thousands of followed authors cost one comparison each.
 */
final class NewestHeads {
    private final long[] heads;
    private final int[] authors;
    private int size;
    private long turnedAway;

    NewestHeads(int capacity) {
        this.heads = new long[capacity];
        this.authors = new int[capacity];
    }

    void offer(int author, long head) {
        if (size < heads.length) {
            heads[size] = head;
            authors[size] = author;
            siftUp(size++);
        } else if (head > heads[0]) {
            turnedAway = Math.max(turnedAway, heads[0]);
            heads[0] = head;
            authors[0] = author;
            siftDown();
        } else {
            turnedAway = Math.max(turnedAway, head);
        }
    }

    int size() {
        return size;
    }

    int author(int index) {
        return authors[index];
    }

    /** Entries above this id come from kept authors only; 0 where nobody was turned away. */
    long turnedAway() {
        return turnedAway;
    }

    private void siftUp(int from) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (heads[parent] <= heads[child]) {
                return;
            }
            swap(parent, child);
            child = parent;
        }
    }

    private void siftDown() {
        int parent = 0;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && heads[child + 1] < heads[child]) {
                child++;
            }
            if (heads[parent] <= heads[child]) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private void swap(int one, int other) {
        long head = heads[one];
        heads[one] = heads[other];
        heads[other] = head;
        int author = authors[one];
        authors[one] = authors[other];
        authors[other] = author;
    }
}
