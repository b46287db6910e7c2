package health.rounds.video;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ffprobe says of a video.
 *
 * @param width pixels, as it is shown: turned upright, with square pixels
 * @param height pixels
 * @param seconds how long it runs
 * @param frameRate frames a second
 */
public record VideoFacts(int width, int height, double seconds, double frameRate) {
    /** What phones, cameras and screen recorders write. */
    private static final Set<String> CODECS = Set.of("h264", "hevc", "mpeg4", "mjpeg", "prores", "vp9", "av1");

    /** From lines such as {@code streams_stream_0_width=568}; the first stream of pictures counts. */
    static VideoFacts of(String flat) throws VideoRefusal {
        Map<String, String> values = new HashMap<>();
        for (String line : flat.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        }
        for (int stream = 0; values.containsKey("streams_stream_" + stream + "_index"); stream++) {
            String prefix = "streams_stream_" + stream + "_";
            if ("video".equals(values.get(prefix + "codec_type"))) {
                return of(values, prefix);
            }
        }
        throw new VideoRefusal("This file holds no moving picture.");
    }

    private static VideoFacts of(Map<String, String> values, String prefix) throws VideoRefusal {
        if (!CODECS.contains(values.getOrDefault(prefix + "codec_name", ""))) {
            throw VideoRefusal.damaged();
        }
        double width = number(values, prefix + "width") * ratio(values, prefix + "sample_aspect_ratio", ":", 1);
        double height = number(values, prefix + "height");
        long turned =
                Math.abs(Math.round(Optional.ofNullable(values.get(prefix + "side_data_list_side_data_0_rotation"))
                        .map(VideoFacts::number)
                        .orElse(0.0)));
        boolean sideways = turned % 180 == 90;
        double seconds = number(values, "format_duration");
        double rate = ratio(values, prefix + "avg_frame_rate", "/", 0);
        if (!(width >= 1) || !(height >= 1) || !(seconds > 0) || !(rate > 0) || width > 1e5 || height > 1e5) {
            throw VideoRefusal.damaged();
        }
        return new VideoFacts(
                (int) Math.round(sideways ? height : width),
                (int) Math.round(sideways ? width : height),
                seconds,
                rate);
    }

    /** A ratio such as {@code 30000/1001}; the other value where none is given. */
    private static double ratio(Map<String, String> values, String key, String between, double otherwise) {
        String[] parts = values.getOrDefault(key, "").split(between, -1);
        double ratio = parts.length == 2 ? number(parts[0]) / number(parts[1]) : Double.NaN;
        return Double.isFinite(ratio) && ratio > 0 ? ratio : otherwise;
    }

    private static double number(Map<String, String> values, String key) {
        return number(values.getOrDefault(key, ""));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** The same with at most so many pixels and frames a second, and with even sides, as H.264 with 4:2:0 needs. */
    VideoFacts kept(VideoLimits limits) {
        double factor = Math.min(1, Math.sqrt((double) limits.keptPixels() / pixels()));
        return new VideoFacts(
                Math.max(2, (int) (width * factor) / 2 * 2),
                Math.max(2, (int) (height * factor) / 2 * 2),
                seconds,
                Math.min(frameRate, limits.keptFrameRate()));
    }
}
