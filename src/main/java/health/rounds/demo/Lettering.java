package health.rounds.demo;

import health.rounds.platform.DataFile;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes on a canvas in letters made of lines, from {@code data/demo-letters.txt}: a server without a screen may have no font. */
final class Lettering {
    private static final double GRID_HEIGHT = 6;
    private static final double GRID_WIDTH = 4;
    /** From one letter to the next, on the same grid. */
    private static final double ADVANCE = 5.8;

    private final Canvas canvas;
    private final Map<Character, String> strokes = DataFile.lines("demo-letters.txt").stream()
            .collect(Collectors.toMap(line -> line.charAt(0), line -> line.substring(2)));

    Lettering(Canvas canvas) {
        this.canvas = canvas;
    }

    /** One line of capitals, digits and a few signs; {@code x} and {@code y} are its upper left corner. */
    void write(String colour, double height, double x, double y, String words) {
        double scale = height / GRID_HEIGHT;
        Path2D outline = new Path2D.Double();
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) != ' ') {
                trace(outline, words.charAt(i), scale, x + i * ADVANCE * scale, y);
            }
        }
        canvas.stroke(colour, height / 7, outline);
    }

    /** The same, around the middle {@code x}. */
    void writeAround(String colour, double height, double x, double y, String words) {
        double width = ((words.length() - 1) * ADVANCE + GRID_WIDTH) * height / GRID_HEIGHT;
        write(colour, height, x - width / 2, y, words);
    }

    private void trace(Path2D outline, char letter, double scale, double x, double y) {
        String known = strokes.get(letter);
        if (known == null) {
            throw new IllegalArgumentException("demo-letters.txt has no " + letter);
        }
        for (String stroke : known.split("\\|", -1)) {
            boolean begun = false;
            for (String point : stroke.strip().split(" ", -1)) {
                int comma = point.indexOf(',');
                double px = x + scale * Double.parseDouble(point.substring(0, comma));
                double py = y + scale * Double.parseDouble(point.substring(comma + 1));
                if (begun) {
                    outline.lineTo(px, py);
                } else {
                    outline.moveTo(px, py);
                    begun = true;
                }
            }
        }
    }
}
