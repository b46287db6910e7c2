package health.rounds.dicom;

/** RLE lossless (PS3.5, annex G): a run-length coded segment for each byte of each sample, the highest byte first. */
final class RlePixels {
    private static final int HEADER = 64;

    private final Slice bytes;
    private final PixelFormat format;

    RlePixels(Slice bytes, PixelFormat format) {
        this.bytes = bytes;
        this.format = format;
    }

    Frame read() throws DicomRefusal {
        int width = format.allocated() / 8;
        int segments = width * format.samples();
        if (width == 0) {
            throw DicomRefusal.unreadable("RLE with single bits");
        }
        if (bytes.length() < HEADER || new Slice(bytes.bytes(), bytes.from(), HEADER, false).u32(0) != segments) {
            throw DicomRefusal.damaged();
        }
        byte[] unpacked = new byte[format.pixels() * segments];
        for (int segment = 0; segment < segments; segment++) {
            // Little endian: within a sample the high byte, which comes first, goes last.
            int band = segment / width;
            int place = band * width + (width - 1 - segment % width);
            unpack(segment, segments, unpacked, place);
        }
        PixelFormat byPixel = new PixelFormat(
                format.width(),
                format.height(),
                format.samples(),
                format.photometric() == PixelFormat.Photometric.YBR_FULL_422
                        ? PixelFormat.Photometric.YBR_FULL
                        : format.photometric(),
                false,
                format.allocated(),
                format.stored(),
                format.highBit(),
                format.signed(),
                1);
        return new PlainPixels(new Slice(unpacked, 0, unpacked.length, false), byPixel).read();
    }

    private void unpack(int segment, int segments, byte[] to, int place) throws DicomRefusal {
        Slice header = new Slice(bytes.bytes(), bytes.from(), HEADER, false);
        long begin = header.u32(4 + 4 * segment);
        long end = segment + 1 < segments ? header.u32(8 + 4 * segment) : bytes.length();
        if (begin < HEADER || begin > end || end > bytes.length()) {
            throw DicomRefusal.damaged();
        }
        int at = (int) begin;
        int done = 0;
        int wanted = format.pixels();
        while (done < wanted) {
            if (at >= end) {
                throw DicomRefusal.endsEarly();
            }
            int control = (byte) bytes.u8(at++);
            if (control == -128) {
                continue;
            }
            boolean run = control < 0;
            int count = Math.min(run ? 1 - control : 1 + control, wanted - done);
            if (at + (run ? 1 : count) > end) {
                throw DicomRefusal.endsEarly();
            }
            for (int i = 0; i < count; i++) {
                to[(done + i) * segments + place] = (byte) bytes.u8(run ? at : at + i);
            }
            at += run ? 1 : count;
            done += count;
        }
    }
}
