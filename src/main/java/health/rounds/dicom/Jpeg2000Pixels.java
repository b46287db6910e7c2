package health.rounds.dicom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JPEG 2000 (ISO/IEC 15444-1), as far as DICOM uses it (PS3.5, A.4.4): components of one size, whatever the tiles, wavelet, order and layers.
 *
 * <p>Written here because the one decoder in Java, JJ2000, runs for ever on damaged files and is licensed for some uses only. This one does no
 * more work than the bytes ask for, and stops after a time.
 */
final class Jpeg2000Pixels {
    private static final int MOST_TILES = 4096;
    private static final int MOST_SECONDS = 20;

    private final Slice stream;
    private final PixelFormat format;
    private final Map<Integer, ByteArrayOutputStream> tiles = new TreeMap<>();
    private final Map<Integer, J2kHeader> headers = new TreeMap<>();
    private J2kHeader main = new J2kHeader(0);
    private J2kArea whole = new J2kArea(0, 0, 0, 0);
    private J2kArea firstTile = new J2kArea(0, 0, 0, 0);
    private int tilesAcross;
    private int precision;
    private boolean signed;
    private int at;

    Jpeg2000Pixels(Slice bytes, PixelFormat format) throws DicomRefusal {
        this.stream = stream(bytes);
        this.format = format;
    }

    /** From the start of the code stream on; a file format around it, which A.4.4 forbids, is passed over all the same. */
    private static Slice stream(Slice bytes) throws DicomRefusal {
        for (int i = 0; i + 4 <= bytes.length(); i++) {
            if (bytes.u8(i) == 0xff && bytes.u8(i + 1) == 0x4f && bytes.u8(i + 2) == 0xff && bytes.u8(i + 3) == 0x51) {
                return new Slice(bytes.bytes(), bytes.from() + i, bytes.length() - i, true);
            }
        }
        throw DicomRefusal.damaged();
    }

    Frame read() throws DicomRefusal {
        at = 2;
        int marker = u16();
        while (marker != 0xff90) {
            segment(marker, main);
            marker = u16();
        }
        if (whole.width() == 0) {
            throw DicomRefusal.damaged();
        }
        while (marker == 0xff90) {
            tilePart();
            marker = u16();
        }
        if (marker != 0xffd9) {
            throw DicomRefusal.endsEarly();
        }
        char[] samples = new char[format.pixels() * format.samples()];
        J2kClock clock = new J2kClock(MOST_SECONDS);
        for (Map.Entry<Integer, ByteArrayOutputStream> tile : tiles.entrySet()) {
            byte[] data = tile.getValue().toByteArray();
            J2kHeader header = headers.getOrDefault(tile.getKey(), main);
            J2kTile read = new J2kTile(area(tile.getKey()), header.style(), header.codings());
            read.read(new Slice(data, 0, data.length, true));
            put(read, samples, clock);
        }
        boolean ybr = format.photometric() == PixelFormat.Photometric.YBR_FULL;
        return new Frame(samples, ybr ? Frame.Space.YBR : Frame.Space.DIRECT);
    }

    private int u16() throws DicomRefusal {
        if (at + 2 > stream.length()) {
            throw DicomRefusal.endsEarly();
        }
        at += 2;
        return stream.u16(at - 2);
    }

    private void segment(int marker, J2kHeader header) throws DicomRefusal {
        int begin = at;
        int length = u16();
        if (marker < 0xff00 || length < 2 || begin + length > stream.length()) {
            throw DicomRefusal.damaged();
        }
        Slice body = stream.part(at, length - 2);
        at = begin + length;
        switch (marker) {
            case 0xff51 -> size(body);
            case 0xff52, 0xff53, 0xff5c, 0xff5d -> header.read(marker, body);
            // Regions of interest, changes of order and headers packed elsewhere.
            case 0xff5e, 0xff5f, 0xff60, 0xff61 -> throw DicomRefusal.unreadable("JPEG 2000 of a rare kind");
            default -> {}
        }
    }

    /** SIZ (A.5.1) must say what the data set says. */
    private void size(Slice body) throws DicomRefusal {
        if (body.length() < 36 || whole.width() != 0) {
            throw DicomRefusal.damaged();
        }
        int components = body.u16(34);
        long tileWidth = body.u32(18);
        long tileHeight = body.u32(22);
        long most = 1 << 30;
        if (body.u32(2) > most || body.u32(6) > most || body.u32(26) > body.u32(10) || body.u32(30) > body.u32(14)) {
            throw DicomRefusal.damaged();
        }
        whole = new J2kArea((int) body.u32(10), (int) body.u32(14), (int) body.u32(2), (int) body.u32(6));
        if (whole.width() != format.width()
                || whole.height() != format.height()
                || components != format.samples()
                || body.length() < 36 + 3 * components
                || tileWidth == 0
                || tileHeight == 0) {
            throw DicomRefusal.damaged();
        }
        int left = (int) body.u32(26);
        int top = (int) body.u32(30);
        firstTile =
                new J2kArea(left, top, (int) Math.min(most, left + tileWidth), (int) Math.min(most, top + tileHeight));
        long across = Math.ceilDiv((long) whole.x1() - left, (long) firstTile.width());
        long down = Math.ceilDiv((long) whole.y1() - top, (long) firstTile.height());
        if (across * down > MOST_TILES) {
            throw DicomRefusal.unreadable("JPEG 2000 in pieces that are too small");
        }
        tilesAcross = (int) across;
        precision = (body.u8(36) & 0x7f) + 1;
        signed = body.u8(36) >= 0x80;
        for (int component = 0; component < components; component++) {
            boolean same = body.u8(36 + 3 * component) == body.u8(36);
            boolean full = body.u8(37 + 3 * component) == 1 && body.u8(38 + 3 * component) == 1;
            if (!same || !full || precision > 16) {
                throw DicomRefusal.unreadable("JPEG 2000 of a rare kind");
            }
        }
        main = new J2kHeader(components);
    }

    /** SOT (A.4.2), the segments of the tile-part, and its packets. */
    private void tilePart() throws DicomRefusal {
        int begin = at - 2;
        if (at + 10 > stream.length()) {
            throw DicomRefusal.endsEarly();
        }
        int index = stream.u16(at + 2);
        long length = stream.u32(at + 4);
        at += 10;
        J2kArea tile = area(index);
        if (tile.width() <= 0 || tile.height() <= 0) {
            throw DicomRefusal.damaged();
        }
        J2kHeader header = headers.computeIfAbsent(index, any -> main.copy());
        int marker = u16();
        while (marker != 0xff93) {
            segment(marker, header);
            marker = u16();
        }
        // A length of nothing means: up to the closing marker.
        long end = length == 0 ? stream.length() - 2L : begin + length;
        if (end < at || end > stream.length()) {
            throw DicomRefusal.endsEarly();
        }
        tiles.computeIfAbsent(index, any -> new ByteArrayOutputStream())
                .write(stream.bytes(), stream.from() + at, (int) end - at);
        at = (int) end;
    }

    private J2kArea area(int index) {
        int column = index % tilesAcross;
        int row = index / tilesAcross;
        long left = firstTile.x0() + (long) column * firstTile.width();
        long top = firstTile.y0() + (long) row * firstTile.height();
        return new J2kArea(
                (int) Math.max(whole.x0(), left),
                (int) Math.min(Integer.MAX_VALUE, Math.max(whole.y0(), top)),
                (int) Math.min(whole.x1(), left + firstTile.width()),
                (int) Math.min(whole.y1(), top + firstTile.height()));
    }

    private void put(J2kTile tile, char[] samples, J2kClock clock) throws DicomRefusal {
        int bands = format.samples();
        List<float[]> planes = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            planes.add(tile.decoded(band, precision, clock));
        }
        if (tile.mixed() && bands == 3) {
            unmix(planes, tile.reversible());
        }
        int shift = signed ? 0 : 1 << (precision - 1);
        int least = signed ? -(1 << (precision - 1)) : 0;
        int most = least + (1 << precision) - 1;
        int mask = (1 << format.stored()) - 1;
        J2kArea area = tile.area();
        for (int y = 0; y < area.height(); y++) {
            int row = (area.y0() - whole.y0() + y) * format.width() + area.x0() - whole.x0();
            for (int x = 0; x < area.width(); x++) {
                for (int band = 0; band < bands; band++) {
                    int value = Math.round(planes.get(band)[y * area.width() + x]) + shift;
                    samples[(row + x) * bands + band] = (char) (Math.clamp(value, least, most) & mask);
                }
            }
        }
    }

    /** Annex G: the reversible and the irreversible colour transform. */
    private static void unmix(List<float[]> planes, boolean reversible) {
        float[] first = planes.get(0);
        float[] second = planes.get(1);
        float[] third = planes.get(2);
        for (int i = 0; i < first.length; i++) {
            float a = first[i];
            float b = second[i];
            float c = third[i];
            if (reversible) {
                float green = a - (float) Math.floor((b + c) / 4);
                first[i] = c + green;
                second[i] = green;
                third[i] = b + green;
            } else {
                first[i] = a + 1.402f * c;
                second[i] = a - 0.344136f * b - 0.714136f * c;
                third[i] = a + 1.772f * b;
            }
        }
    }
}
