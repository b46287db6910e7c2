package health.rounds.media;

/** The one thing that is wanted from Exif data: which way up the picture is. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** 1 to 8 (Exif 2.32, 4.6.4 A); 1, upright, where the block does not say or cannot be read. */
    static int orientation(Bytes tiff) {
        try {
            return read(tiff);
        } catch (Refusal unreadable) {
            return 1;
        }
    }

    private static int read(Bytes tiff) throws Refusal {
        Bytes header = tiff.copy();
        String order = header.ascii(2);
        boolean little = order.equals("II");
        if ((!little && !order.equals("MM")) || u16(header, little) != 42) {
            return 1;
        }
        long offset = u32(header, little);
        Bytes directory = tiff.copy();
        directory.skip(offset);
        int entries = u16(directory, little);
        for (int i = 0; i < entries; i++) {
            Bytes entry = directory.part(12);
            if (u16(entry, little) == ORIENTATION && u16(entry, little) == SHORT) {
                entry.skip(4);
                int value = u16(entry, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int u16(Bytes bytes, boolean little) throws Refusal {
        return little ? bytes.u16le() : bytes.u16();
    }

    private static long u32(Bytes bytes, boolean little) throws Refusal {
        return little ? bytes.u32le() : bytes.u32();
    }
}
