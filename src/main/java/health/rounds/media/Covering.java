package health.rounds.media;

import health.rounds.sight.Box;
import java.util.List;
import java.util.Map;

/**
 * What the owner wants covered in a picture, all at once; asking for the same again changes nothing.
 *
 * @param drawn places to cover besides those that were found, in pixels of the picture
 * @param shown number of a found place to the reason why it may be seen
 */
public record Covering(List<Box> drawn, Map<Integer, String> shown) {
    public Covering {
        drawn = List.copyOf(drawn);
        shown = Map.copyOf(shown);
    }
}
