package health.rounds.web;

import health.rounds.media.Covering;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.PictureReview;
import health.rounds.sight.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the composer about the covers of one picture, as sent.
 *
 * @param drawn each {@code x,y,width,height} in pixels of the picture
 * @param added a box typed in percent of the picture: left, top, width, height
 * @param shown number of a found place to what was said why it may be seen; empty for nothing
 */
record CoverForm(List<String> drawn, Optional<List<Double>> added, Map<Integer, String> shown) {
    private static final String MARK = "covers";

    /** No picture is wider, and no percentage larger. */
    private static final double LARGEST = 1_000_000;

    private static final List<String> SIDES = List.of("left", "top", "width", "height");

    /** What was sent about each picture whose covers were on the form. */
    static Map<MediaId, CoverForm> read(MultiValueMap<String, String> sent) {
        Map<MediaId, CoverForm> forms = new LinkedHashMap<>();
        String erased = Optional.ofNullable(sent.getFirst("erase")).orElse("");
        for (String mark : sent.getOrDefault(MARK, List.of())) {
            id(mark).ifPresent(id -> {
                List<String> drawn = sent.getOrDefault("drawn-" + id, List.of()).stream()
                        .filter(box -> !erased.equals(id + ":" + box))
                        .toList();
                forms.put(id, new CoverForm(drawn, added(sent, id), shown(sent, id)));
            });
        }
        return forms;
    }

    private static Optional<List<Double>> added(MultiValueMap<String, String> sent, MediaId id) {
        List<Double> sides = SIDES.stream()
                .flatMap(side -> number(sent.getFirst(side + "-" + id)).stream())
                .toList();
        return sides.size() == SIDES.size() ? Optional.of(sides) : Optional.empty();
    }

    private static Map<Integer, String> shown(MultiValueMap<String, String> sent, MediaId id) {
        String prefix = "shown-" + id + "-";
        Map<Integer, String> shown = new HashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                String reason = String.join("", values).strip();
                number(name.substring(prefix.length()))
                        .filter(number -> !reason.isEmpty())
                        .ifPresent(number -> shown.put(number.intValue(), reason));
            }
        });
        return shown;
    }

    /** The same as a wish to the library; what cannot be read is left out. */
    Covering covering(PictureReview review) {
        Media media = review.media();
        List<Box> boxes = new ArrayList<>();
        drawn.forEach(text -> box(text).ifPresent(boxes::add));
        added.ifPresent(percent -> boxes.add(new Box(
                (int) (percent.get(0) * media.width() / 100),
                (int) (percent.get(1) * media.height() / 100),
                Math.max(1, (int) (percent.get(2) * media.width() / 100)),
                Math.max(1, (int) (percent.get(3) * media.height() / 100)))));
        return new Covering(boxes, shown);
    }

    private static Optional<Box> box(String text) {
        List<Integer> sides = Stream.of(text.split(",", -1))
                .flatMap(side -> number(side).stream())
                .map(Number::intValue)
                .toList();
        return sides.size() == SIDES.size() && sides.get(2) > 0 && sides.get(3) > 0
                ? Optional.of(new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3)))
                : Optional.empty();
    }

    private static Optional<MediaId> id(String text) {
        try {
            return Optional.of(new MediaId(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Double::valueOf).filter(number -> Math.abs(number) < LARGEST);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
