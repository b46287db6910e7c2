package health.rounds.filters;

import health.rounds.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Finds many keywords in one pass over a text (A. V. Aho, M. J. Corasick, <i>Efficient string matching</i>, CACM 18(6), 1975).
 *
 * <p>The time follows the length of the text, not how many keywords there are or how cunningly they were chosen: a timeline is looked
 * through at each reading, and a keyword such as {@code aaaa…b} must not slow it.
 */
final class KeywordFinder {
    private static final int ASCII = 128;

    private final List<Keyword> keywords;
    private final Node root = new Node(0, 0);
    private int nodes = 1;

    /** The root's next node for the most frequent characters: most of a text leaves the root for nowhere. */
    private final @Nullable Node[] starts = new Node[ASCII];

    KeywordFinder(List<Keyword> keywords) {
        this.keywords = List.copyOf(keywords);
        for (int i = 0; i < this.keywords.size(); i++) {
            add(PostWords.fold(this.keywords.get(i).text()), i);
        }
        for (char c = 0; c < ASCII; c++) {
            starts[c] = root.next(c);
        }
        link();
    }

    /** Which of the keywords, by their place in the list, stand in the text. */
    BitSet find(PostWords words) {
        BitSet found = new BitSet(keywords.size());
        BitSet exhausted = new BitSet();
        String text = words.folded();
        Node at = root;
        for (int i = 0; i < text.length(); i++) {
            at = step(at, text.charAt(i));
            if (at.endsKeywords && !exhausted.get(at.number)) {
                boolean endsWord = isBoundary(text, i + 1, text.codePointBefore(i + 1));
                if ((endsWord || at.endsParts) && takeAll(at, text, i + 1, endsWord, found)) {
                    exhausted.set(at.number);
                }
            }
        }
        return found;
    }

    /** Notes the keywords that end here; true where none is left that might be found another time. */
    private boolean takeAll(Node at, String text, int end, boolean endsWord, BitSet found) {
        boolean complete = true;
        for (Node ending = at; ending != null; ending = ending.shorter) {
            for (int keyword : ending.keywords) {
                if (!found.get(keyword)) {
                    boolean stands =
                            !keywords.get(keyword).wholeWord() || (endsWord && beginsWord(text, end - ending.depth));
                    found.set(keyword, stands);
                    complete &= stands;
                }
            }
        }
        return complete;
    }

    private Node step(Node from, char c) {
        for (Node at = from; at != null; at = at.failure) {
            Node next = at == root && c < ASCII ? starts[c] : at.next(c);
            if (next != null) {
                return next;
            }
        }
        return root;
    }

    private static boolean beginsWord(String text, int start) {
        return isBoundary(text, start, text.codePointAt(start));
    }

    /** Whether a word begins or ends here; a keyword whose own outermost sign is no letter or digit needs no such place. */
    private static boolean isBoundary(String text, int offset, int own) {
        if (!Text.isWord(own) || offset == 0 || offset == text.length()) {
            return true;
        }
        boolean before = Text.isWord(text.codePointBefore(offset));
        boolean after = Text.isWord(text.codePointAt(offset));
        return before != after;
    }

    private void add(String word, int keyword) {
        Node at = root;
        for (int i = 0; i < word.length(); i++) {
            at = at.nextOr(word.charAt(i), nodes);
            nodes += at.number == nodes ? 1 : 0;
        }
        if (at != root) {
            at.keywords = Arrays.copyOf(at.keywords, at.keywords.length + 1);
            at.keywords[at.keywords.length - 1] = keyword;
            at.endsKeywords = true;
            at.endsParts |= !keywords.get(keyword).wholeWord();
        }
    }

    /** Breadth first, so that whatever is shorter is linked already. */
    private void link() {
        Queue<Node> waiting = new ArrayDeque<>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            Node node = waiting.remove();
            for (int i = 0; i < node.labels.length; i++) {
                Node child = node.children.get(i);
                Node failure = node.failure == null ? root : step(node.failure, node.labels[i]);
                child.failure = failure;
                child.shorter = failure.keywords.length > 0 ? failure : failure.shorter;
                child.endsKeywords |= failure.endsKeywords;
                child.endsParts |= failure.endsParts;
                waiting.add(child);
            }
        }
    }

    /** What has been read of a keyword. */
    private static final class Node {
        private static final char[] NO_LABELS = {};
        private static final int[] NO_KEYWORDS = {};

        private final int number;
        private final int depth;
        private char[] labels = NO_LABELS; // sorted
        private List<Node> children = List.of(); // in the order of the labels
        private int[] keywords = NO_KEYWORDS;

        /** Whether a keyword ends here, this or a shorter one; and whether one that need not be a whole word does. */
        private boolean endsKeywords;

        private boolean endsParts;

        /** The longest end of what was read that is the beginning of a keyword; null for the root. */
        private @Nullable Node failure;

        /** The longest proper end of what was read that is a keyword. */
        private @Nullable Node shorter;

        Node(int number, int depth) {
            this.number = number;
            this.depth = depth;
        }

        @Nullable
        Node next(char c) {
            int at = Arrays.binarySearch(labels, c);
            return at < 0 ? null : children.get(at);
        }

        Node nextOr(char c, int newNumber) {
            int at = Arrays.binarySearch(labels, c);
            if (at >= 0) {
                return children.get(at);
            }
            int place = -at - 1;
            char[] more = Arrays.copyOf(labels, labels.length + 1);
            System.arraycopy(labels, place, more, place + 1, labels.length - place);
            more[place] = c;
            labels = more;
            List<Node> others = new ArrayList<>(children);
            Node added = new Node(newNumber, depth + 1);
            others.add(place, added);
            children = List.copyOf(others);
            return added;
        }
    }
}
