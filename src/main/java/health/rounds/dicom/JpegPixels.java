package health.rounds.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JPEG as DICOM uses it (ITU-T T.81; PS3.5, A.4.1 and A.4.2): baseline, extended with 8 and 12 bits, and lossless up to 16.
 *
 * <p>ImageIO's readers know neither 12 bits nor the colours that only the data set tells. One Huffman decoder serves all three processes.
 */
final class JpegPixels {
    private final Slice bytes;
    private final PixelFormat format;
    private final Map<Integer, int[]> quantisers = new HashMap<>();
    private final Map<Integer, JpegHuffman> tables = new HashMap<>();
    private List<JpegComponent> components = List.of();
    private int at;
    private int precision;
    private boolean lossless;
    private int restartInterval;
    private boolean jfif;
    private int adobe = -1;

    JpegPixels(Slice bytes, PixelFormat format) {
        this.bytes = new Slice(bytes.bytes(), bytes.from(), bytes.length(), true);
        this.format = format;
    }

    Frame read() throws DicomRefusal {
        if (u16() != 0xffd8) {
            throw DicomRefusal.damaged();
        }
        int scanned = 0;
        while (components.isEmpty() || scanned < components.size()) {
            int marker = marker();
            if (marker == 0xd9) {
                throw DicomRefusal.endsEarly();
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
                continue;
            }
            int end = at + length();
            at += 2;
            switch (marker) {
                case 0xc0, 0xc1, 0xc3 -> frame(marker == 0xc3);
                case 0xc4 -> huffman(end);
                case 0xdb -> quantisers(end);
                case 0xdd -> restartInterval = u16();
                case 0xe0 -> jfif = end - at >= 4 && bytes.part(at, 4).text().equals("JFIF");
                case 0xee ->
                    adobe = end - at >= 12 && bytes.part(at, 5).text().equals("Adobe") ? bytes.u8(at + 11) : -1;
                case 0xc2, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                    throw DicomRefusal.unreadable("JPEG of a rare kind");
                default -> {}
            }
            if (marker == 0xda) {
                scanned += scan();
            } else {
                at = end;
            }
        }
        return assembled();
    }

    private int marker() throws DicomRefusal {
        while (at + 1 < bytes.length() && (bytes.u8(at) != 0xff || bytes.u8(at + 1) == 0xff || bytes.u8(at + 1) == 0)) {
            at++;
        }
        return u16() & 0xff;
    }

    private int length() throws DicomRefusal {
        if (at + 2 > bytes.length()) {
            throw DicomRefusal.endsEarly();
        }
        int length = bytes.u16(at);
        if (length < 2 || at + length > bytes.length()) {
            throw DicomRefusal.endsEarly();
        }
        return length;
    }

    private int u16() throws DicomRefusal {
        if (at + 2 > bytes.length()) {
            throw DicomRefusal.endsEarly();
        }
        at += 2;
        return bytes.u16(at - 2);
    }

    private int u8() throws DicomRefusal {
        if (at >= bytes.length()) {
            throw DicomRefusal.endsEarly();
        }
        return bytes.u8(at++);
    }

    private void frame(boolean isLossless) throws DicomRefusal {
        precision = u8();
        int height = u16();
        int width = u16();
        int count = u8();
        boolean possible = isLossless ? precision >= 2 && precision <= 16 : precision == 8 || precision == 12;
        if (!components.isEmpty()
                || !possible
                || precision > format.allocated()
                || height != format.height()
                || width != format.width()
                || count != format.samples()) {
            throw DicomRefusal.damaged();
        }
        lossless = isLossless;
        List<JpegComponent> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = u8();
            int sampling = u8();
            // A single component is never interleaved, so its factors mean nothing (A.2.2).
            int across = count == 1 ? 1 : sampling >> 4;
            int down = count == 1 ? 1 : sampling & 0xf;
            if (across < 1 || across > 4 || down < 1 || down > 4 || (lossless && across * down > 1)) {
                throw DicomRefusal.unreadable("JPEG of a rare kind");
            }
            found.add(new JpegComponent(id, across, down, u8()));
        }
        int acrossMost = found.stream().mapToInt(JpegComponent::across).max().orElse(1);
        int downMost = found.stream().mapToInt(JpegComponent::down).max().orElse(1);
        for (JpegComponent component : found) {
            component.layOut(width, height, acrossMost, downMost, lossless ? 1 : 8);
        }
        components = found;
    }

    private void huffman(int end) throws DicomRefusal {
        while (at < end) {
            int which = u8();
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = u8();
                total += counts[i];
            }
            if (total > 256 || at + total > end) {
                throw DicomRefusal.damaged();
            }
            tables.put(
                    which & 0x13, new JpegHuffman(counts, bytes.part(at, total).copy()));
            at += total;
        }
    }

    private void quantisers(int end) throws DicomRefusal {
        while (at < end) {
            int which = u8();
            int[] values = new int[64];
            for (int i = 0; i < 64; i++) {
                values[i] = which >> 4 == 0 ? u8() : u16();
            }
            quantisers.put(which & 3, values);
        }
    }

    /** Decodes a scan; answers how many components it held. */
    private int scan() throws DicomRefusal {
        int count = u8();
        List<JpegComponent> inScan = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = u8();
            int which = u8();
            JpegComponent component = components.stream()
                    .filter(one -> one.id() == id && !one.scanned())
                    .findFirst()
                    .orElseThrow(DicomRefusal::damaged);
            component.use(
                    table(which >> 4 & 3),
                    lossless ? Optional.empty() : Optional.of(table(0x10 | (which & 3))),
                    lossless ? new int[0] : quantiser(component.quantiser()));
            inScan.add(component);
        }
        if (count == 0) {
            throw DicomRefusal.damaged();
        }
        int predictor = u8();
        u8();
        int transform = u8() & 0xf;
        JpegBits bits = new JpegBits(bytes, at);
        if (lossless) {
            if (predictor < 1 || predictor > 7 || transform >= precision) {
                throw DicomRefusal.unreadable("JPEG of a rare kind");
            }
            new JpegLosslessScan(inScan, bits, restartInterval, predictor, precision, transform)
                    .read(format.width(), format.height());
        } else {
            new JpegDctScan(inScan, bits, restartInterval, precision).read();
        }
        at = bits.at();
        return count;
    }

    private JpegHuffman table(int which) throws DicomRefusal {
        return Optional.ofNullable(tables.get(which)).orElseThrow(DicomRefusal::damaged);
    }

    private int[] quantiser(int which) throws DicomRefusal {
        return Optional.ofNullable(quantisers.get(which & 3)).orElseThrow(DicomRefusal::damaged);
    }

    private Frame assembled() {
        int width = format.width();
        int bands = components.size();
        int mask = (1 << format.stored()) - 1;
        char[] samples = new char[format.pixels() * bands];
        for (int band = 0; band < bands; band++) {
            JpegComponent component = components.get(band);
            for (int y = 0; y < format.height(); y++) {
                for (int x = 0; x < width; x++) {
                    samples[(y * width + x) * bands + band] = (char) (component.at(x, y) & mask);
                }
            }
        }
        return new Frame(samples, ybr() ? Frame.Space.YBR : Frame.Space.DIRECT);
    }

    /** What the stream says goes before what the data set says, which often tells of the picture before it was packed. */
    private boolean ybr() {
        if (components.size() != 3) {
            return false;
        }
        boolean declared = format.photometric() != PixelFormat.Photometric.RGB;
        if (lossless) {
            return declared;
        }
        if (adobe >= 0) {
            return adobe == 1;
        }
        boolean named = components.get(0).id() == 'R'
                && components.get(1).id() == 'G'
                && components.get(2).id() == 'B';
        return jfif || (!named && (declared || components.getFirst().across() > 1));
    }
}
