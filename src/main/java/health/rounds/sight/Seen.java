package health.rounds.sight;

import java.util.List;

/** All that was read and seen in a picture; lines from top to bottom. */
public record Seen(List<Line> lines, List<Face> faces) {
    public Seen {
        lines = List.copyOf(lines);
        faces = List.copyOf(faces);
    }
}
