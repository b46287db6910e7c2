package health.rounds.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tile: lays out its resolutions, bands, precincts and blocks, reads its packets, and decodes it. */
final class J2kTile {
    /** Blocks of the smallest size in the largest picture are fewer by far; more is an attack. */
    private static final int MOST_PARTS = 1 << 20;

    private final J2kArea area;
    private final J2kStyle style;
    private final List<J2kCoding> codings;
    private final List<J2kPrecinct> precincts = new ArrayList<>();
    private final List<List<BlockOfBand>> blocks = new ArrayList<>();
    private int parts;

    private record BlockOfBand(J2kBlock block, J2kBand band, int corner) {}

    /**
     * @param order of packets (table A.16): 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL
     * @param mixed whether the first three components are mixed colours
     */
    record J2kStyle(int order, int layers, boolean mixed) {}

    J2kTile(J2kArea area, J2kStyle style, List<J2kCoding> codings) throws DicomRefusal {
        this.area = area;
        this.style = style;
        this.codings = codings;
        for (int component = 0; component < codings.size(); component++) {
            blocks.add(new ArrayList<>());
            for (int resolution = 0; resolution <= codings.get(component).levels(); resolution++) {
                layOut(component, resolution);
            }
        }
    }

    private void layOut(int component, int resolution) throws DicomRefusal {
        J2kCoding coding = codings.get(component);
        int halvings = coding.levels() - resolution;
        J2kArea whole = area.halved(halvings);
        if (whole.width() <= 0 || whole.height() <= 0) {
            return;
        }
        int width = coding.precincts()[resolution] & 0xf;
        int height = coding.precincts()[resolution] >> 4;
        List<J2kBand> bands = bands(coding.levels(), resolution);
        for (int j = whole.y0() >> height; j <= (whole.y1() - 1) >> height; j++) {
            for (int i = whole.x0() >> width; i <= (whole.x1() - 1) >> width; i++) {
                J2kPrecinct precinct = new J2kPrecinct(
                        resolution,
                        component,
                        Math.max(area.x0(), (long) i << (width + halvings)),
                        Math.max(area.y0(), (long) j << (height + halvings)));
                count();
                precincts.add(precinct);
                int shift = resolution == 0 ? 0 : 1;
                for (J2kBand band : bands) {
                    fill(precinct, component, band, whole, i, j, width - shift, height - shift);
                }
            }
        }
    }

    private List<J2kBand> bands(int levels, int resolution) {
        if (resolution == 0) {
            return List.of(J2kBand.of(0, false, false, levels, area));
        }
        int level = levels - resolution + 1;
        int index = 3 * resolution - 2;
        return List.of(
                J2kBand.of(index, true, false, level, area),
                J2kBand.of(index + 1, false, true, level, area),
                J2kBand.of(index + 2, true, true, level, area));
    }

    /** The blocks of a band that lie in a precinct; width and height are the precinct's in the band, as powers of two. */
    private void fill(
            J2kPrecinct precinct, int component, J2kBand band, J2kArea whole, int i, int j, int width, int height)
            throws DicomRefusal {
        J2kCoding coding = codings.get(component);
        long left = Math.max(band.x0(), (long) i << width);
        long top = Math.max(band.y0(), (long) j << height);
        long right = Math.min(band.x1(), (i + 1L) << width);
        long bottom = Math.min(band.y1(), (j + 1L) << height);
        if (left >= right || top >= bottom) {
            return;
        }
        int across = Math.min(coding.blockWidth(), width);
        int down = Math.min(coding.blockHeight(), height);
        // High bands lie behind the low ones of the same resolution.
        int offsetX = band.horizontalHigh() ? whole.width() - (band.x1() - band.x0()) : 0;
        int offsetY = band.verticalHigh() ? whole.height() - (band.y1() - band.y0()) : 0;
        List<J2kBlock> inPrecinct = new ArrayList<>();
        for (long y = top >> down; y << down < bottom; y++) {
            for (long x = left >> across; x << across < right; x++) {
                count();
                int x0 = (int) Math.max(left, x << across);
                int y0 = (int) Math.max(top, y << down);
                int x1 = (int) Math.min(right, (x + 1) << across);
                int y1 = (int) Math.min(bottom, (y + 1) << down);
                J2kBlock block = new J2kBlock(x0 - band.x0(), y0 - band.y0(), x1 - x0, y1 - y0);
                inPrecinct.add(block);
                int corner = (offsetY + block.y()) * area.width() + offsetX + block.x();
                blocks.get(component).add(new BlockOfBand(block, band, corner));
            }
        }
        int columns = (int) (((right - 1) >> across) - (left >> across)) + 1;
        precinct.add(columns, inPrecinct);
    }

    private void count() throws DicomRefusal {
        if (++parts > MOST_PARTS) {
            throw DicomRefusal.unreadable("JPEG 2000 in pieces that are too small");
        }
    }

    /** Reads the packets in the order of the tile; where they end, what they brought so far is shown. */
    void read(Slice data) throws DicomRefusal {
        J2kBits bits = new J2kBits(data);
        Comparator<J2kPrecinct> byResolution = Comparator.comparingInt(J2kPrecinct::resolution);
        Comparator<J2kPrecinct> byComponent = Comparator.comparingInt(J2kPrecinct::component);
        Comparator<J2kPrecinct> byPlace =
                Comparator.comparingLong(J2kPrecinct::y).thenComparingLong(J2kPrecinct::x);
        precincts.sort(
                switch (style.order()) {
                    case 0, 1 -> byResolution.thenComparing(byComponent);
                    case 2 -> byResolution.thenComparing(byPlace).thenComparing(byComponent);
                    case 3 -> byPlace.thenComparing(byComponent).thenComparing(byResolution);
                    case 4 -> byComponent.thenComparing(byPlace).thenComparing(byResolution);
                    default -> throw DicomRefusal.damaged();
                });
        switch (style.order()) {
            case 0 -> readLayers(precincts, bits);
            case 1 -> {
                int from = 0;
                while (from < precincts.size()) {
                    int resolution = precincts.get(from).resolution();
                    int to = from;
                    while (to < precincts.size() && precincts.get(to).resolution() == resolution) {
                        to++;
                    }
                    readLayers(precincts.subList(from, to), bits);
                    from = to;
                }
            }
            default -> {
                for (J2kPrecinct precinct : precincts) {
                    readLayers(List.of(precinct), bits);
                }
            }
        }
    }

    private void readLayers(List<J2kPrecinct> some, J2kBits bits) throws DicomRefusal {
        for (int layer = 0; layer < style.layers(); layer++) {
            for (J2kPrecinct precinct : some) {
                if (bits.atEnd()) {
                    return;
                }
                precinct.readPacket(bits);
            }
        }
    }

    /** The coefficients of a component, as a picture. */
    float[] decoded(int component, int precision, J2kClock clock) throws DicomRefusal {
        J2kCoding coding = codings.get(component);
        float[] plane = new float[area.width() * area.height()];
        for (BlockOfBand one : blocks.get(component)) {
            clock.check();
            decode(one, coding, precision, plane);
        }
        J2kWavelet wavelet = new J2kWavelet(plane, area.width(), coding.reversible());
        for (int resolution = 1; resolution <= coding.levels(); resolution++) {
            clock.check();
            J2kArea whole = area.halved(coding.levels() - resolution);
            if (whole.width() > 0 && whole.height() > 0) {
                wavelet.compose(whole);
            }
        }
        return plane;
    }

    private void decode(BlockOfBand one, J2kCoding coding, int precision, float[] plane) throws DicomRefusal {
        J2kBlock block = one.block();
        if (!block.included()) {
            return;
        }
        J2kBand band = one.band();
        int planes = coding.guard() + coding.exponent(band.index()) - 1 - block.zeroPlanes();
        // Doubled magnitudes of more do not fit a word, and 16 bits a sample never need them.
        if (planes < 1 || planes > 29) {
            throw DicomRefusal.damaged();
        }
        J2kBlockDecoder decoder = new J2kBlockDecoder(block, band, coding);
        decoder.read(block.passes(), planes);
        float step = coding.stepSize(band.index(), precision + band.gain());
        for (int y = 0; y < block.height(); y++) {
            for (int x = 0; x < block.width(); x++) {
                int doubled = decoder.doubled(x, y);
                // Whole numbers lose the half that stands for what was not read.
                int value = doubled / 2;
                plane[one.corner() + y * area.width() + x] = coding.reversible() ? value : doubled * 0.5f * step;
            }
        }
    }

    J2kArea area() {
        return area;
    }

    boolean mixed() {
        return style.mixed();
    }

    boolean reversible() {
        return codings.getFirst().reversible();
    }
}
