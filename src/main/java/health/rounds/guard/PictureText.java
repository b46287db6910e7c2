package health.rounds.guard;

import health.rounds.sight.Box;
import health.rounds.sight.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines of a picture as one text, in the order in which people read, and the way back from a place in that text to the picture. */
final class PictureText {
    /** What stands in one piece of the joined text. */
    private record Piece(int start, int end, Box box) {}

    /** "D0B" and "WHITBR0OK": letter and digit look the same in many typefaces. */
    private static final Pattern ZERO_IN_A_WORD = Pattern.compile("(?<=\\p{Lu})0(?=\\p{Lu})");

    private final StringBuilder joined = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    PictureText(List<Line> lines) {
        for (List<Line> row : rows(lines)) {
            Line before = row.getFirst();
            for (Line line : row) {
                if (!joined.isEmpty()) {
                    joined.append(isNext(before, line) ? ' ' : '\n');
                }
                int start = joined.length();
                joined.append(ZERO_IN_A_WORD.matcher(line.text()).replaceAll("O"));
                pieces.add(new Piece(start, joined.length(), line.box()));
                before = line;
            }
        }
    }

    String joined() {
        return joined.toString();
    }

    /** What to cover to hide these characters. */
    List<Box> boxes(int start, int end) {
        return pieces.stream()
                .filter(piece -> piece.start() < end && start < piece.end())
                .map(Piece::box)
                .toList();
    }

    /** Of several findings in the same place the strongest: one cover, one explanation. */
    static List<PictureFinding> oneForEachBox(List<PictureFinding> findings) {
        Map<Box, PictureFinding> strongest = new LinkedHashMap<>();
        for (PictureFinding finding : findings) {
            strongest.merge(
                    finding.box(), finding, (one, other) -> other.action().compareTo(one.action()) > 0 ? other : one);
        }
        return List.copyOf(strongest.values());
    }

    /** Lines that stand beside each other, from left to right; rows from top to bottom. */
    private static List<List<Line>> rows(List<Line> lines) {
        List<List<Line>> rows = new ArrayList<>();
        for (Line line : lines.stream()
                .sorted(Comparator.comparingInt(line -> middle(line.box())))
                .toList()) {
            List<Line> row = rows.isEmpty() ? List.of() : rows.getLast();
            if (!row.isEmpty() && besides(row.getLast().box(), line.box())) {
                row.add(line);
            } else {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        rows.forEach(row -> row.sort(Comparator.comparingInt(line -> line.box().x())));
        return rows;
    }

    private static int middle(Box box) {
        return box.y() + box.height() / 2;
    }

    private static boolean besides(Box one, Box other) {
        return Math.abs(middle(one) - middle(other)) < Math.min(one.height(), other.height()) / 2;
    }

    /** Whether the right one goes on where the left one ends: words of one sentence stand no further apart than they are high. */
    private static boolean isNext(Line left, Line right) {
        return besides(left.box(), right.box())
                && right.box().x() > left.box().x()
                && right.box().x() - left.box().right()
                        < 1.5 * Math.min(left.box().height(), right.box().height());
    }
}
