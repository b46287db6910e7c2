package health.rounds.dicom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * From stored values to shades, as PS3.3 lays down: modality LUT or rescale (C.11.1), the first window or VOI LUT (C.11.2), and the inverse
 * where low values are bright. As a table with one shade for each value that can be stored.
 */
final class GreyScale {
    private final DataSet set;
    private final PixelFormat format;
    private final int frame;

    /** @param frame the one that is shown, as enhanced files keep a window for each */
    GreyScale(DataSet set, PixelFormat format, int frame) {
        this.set = set;
        this.format = format;
        this.frame = frame;
    }

    byte[] shades(char[] samples) {
        double[] values = modalityValues();
        byte[] shades = new byte[values.length];
        // The presentation shape says the same of X-rays once more (C.8.11.3.1.2); the two do not undo each other.
        boolean inverse = format.photometric() == PixelFormat.Photometric.MONOCHROME1
                || set.text(Tag.PRESENTATION_SHAPE).filter("INVERSE"::equals).isPresent();
        Shader shader = shader(values, samples);
        for (int i = 0; i < values.length; i++) {
            long shade = Math.round(Math.clamp(shader.of(values[i]), 0, 1) * 255);
            shades[i] = (byte) (inverse ? 255 - shade : shade);
        }
        return shades;
    }

    /** From a modality value to a shade from 0, black, to 1. */
    @FunctionalInterface
    private interface Shader {
        double of(double value);
    }

    private double[] modalityValues() {
        double[] values = new double[1 << format.stored()];
        Optional<LookUp> lookUp = LookUp.first(set.items(Tag.MODALITY_LUT), format.signed());
        OptionalDouble slope = decimal(Tag.SLOPE, Tag.PIXEL_VALUES);
        OptionalDouble intercept = decimal(Tag.INTERCEPT, Tag.PIXEL_VALUES);
        for (int bits = 0; bits < values.length; bits++) {
            int value = format.value(bits);
            values[bits] = lookUp.isPresent() ? lookUp.get().at(value) : value * slope.orElse(1) + intercept.orElse(0);
        }
        return values;
    }

    private Shader shader(double[] values, char[] samples) {
        OptionalDouble centre = decimal(Tag.WINDOW_CENTRE, Tag.FRAME_VOI);
        OptionalDouble width = decimal(Tag.WINDOW_WIDTH, Tag.FRAME_VOI);
        if (centre.isPresent() && width.isPresent() && width.getAsDouble() > 0) {
            return window(centre.getAsDouble(), width.getAsDouble());
        }
        Optional<LookUp> lookUp = LookUp.first(set.items(Tag.VOI_LUT), format.signed());
        if (lookUp.isPresent()) {
            double most = Math.max(1, lookUp.get().most());
            return value -> lookUp.get().at((int) Math.clamp(value, -65_536, 65_536)) / most;
        }
        return whole(values, samples);
    }

    private Shader window(double centre, double width) {
        String function = set.text(Tag.VOI_FUNCTION).orElse("LINEAR");
        return switch (function) {
            case "SIGMOID" -> value -> 1 / (1 + Math.exp(-4 * (value - centre) / width));
            case "LINEAR_EXACT" -> value -> (value - centre) / width + 0.5;
            // C.11.2.1.2.1; a width of one is a threshold.
            default ->
                value -> width > 1 ? (value - (centre - 0.5)) / (width - 1) + 0.5 : value <= centre - 0.5 ? 0 : 1;
        };
    }

    /** From the lowest to the highest value that occurs; padding is neither. */
    private Shader whole(double[] values, char[] samples) {
        OptionalInt padding = set.u16(Tag.PADDING);
        int from = padding.isPresent() ? format.value(padding.getAsInt() & values.length - 1) : 1;
        int limit = set.u16(Tag.PADDING_LIMIT).orElse(padding.orElse(0));
        int to = padding.isPresent() ? format.value(limit & values.length - 1) : 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (char sample : samples) {
            int value = format.value(sample);
            if (value < Math.min(from, to) || value > Math.max(from, to) || padding.isEmpty()) {
                least = Math.min(least, values[sample]);
                most = Math.max(most, values[sample]);
            }
        }
        double low = least;
        double range = most - least;
        return range > 0 ? value -> (value - low) / range : value -> 0.5;
    }

    /** On the level of the picture, or in its functional groups: the frame's, then those of all frames (PS3.3, C.7.6.16). */
    private OptionalDouble decimal(int tag, int macro) {
        OptionalDouble direct = set.decimal(tag);
        if (direct.isPresent()) {
            return direct;
        }
        List<DataSet> frames = set.items(Tag.FRAME_GROUPS);
        List<DataSet> own = frame < frames.size() ? frames.get(frame).items(macro) : List.of();
        List<DataSet> shared = set.items(Tag.SHARED_GROUPS).stream()
                .flatMap(groups -> groups.items(macro).stream())
                .toList();
        for (DataSet item : own.isEmpty() ? shared : own) {
            OptionalDouble found = item.decimal(tag);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalDouble.empty();
    }
}
