package health.rounds.dicom;

import java.util.ArrayList;
import java.util.List;

/** What one packet for each layer tells of: a part of all bands of a resolution. */
final class J2kPrecinct {
    /** The blocks of one band, row by row. */
    private record Part(int across, J2kTagTree inclusion, J2kTagTree zeroPlanes, List<J2kBlock> blocks) {}

    private record Piece(J2kBlock block, int length) {}

    private final int resolution;
    private final int component;
    private final long x;
    private final long y;
    private final List<Part> parts = new ArrayList<>();
    private int layer;

    /** @param x of its upper left corner on the reference grid, as the order of packets needs it */
    J2kPrecinct(int resolution, int component, long x, long y) {
        this.resolution = resolution;
        this.component = component;
        this.x = x;
        this.y = y;
    }

    int resolution() {
        return resolution;
    }

    int component() {
        return component;
    }

    long x() {
        return x;
    }

    long y() {
        return y;
    }

    void add(int across, List<J2kBlock> blocks) {
        parts.add(new Part(
                across,
                new J2kTagTree(across, blocks.size() / across),
                new J2kTagTree(across, blocks.size() / across),
                blocks));
    }

    /** The packet of the next layer (ISO/IEC 15444-1, B.10). */
    void readPacket(J2kBits bits) throws DicomRefusal {
        bits.skip(0xff91, 6);
        List<Piece> pieces = new ArrayList<>();
        if (bits.bit() == 1) {
            for (Part part : parts) {
                for (int i = 0; i < part.blocks().size(); i++) {
                    readBlock(part, i, bits, pieces);
                }
            }
        }
        bits.align();
        bits.skip(0xff92, 2);
        for (Piece piece : pieces) {
            piece.block().add(bits.take(piece.length()));
        }
        layer++;
    }

    private void readBlock(Part part, int index, J2kBits bits, List<Piece> pieces) throws DicomRefusal {
        J2kBlock block = part.blocks().get(index);
        int across = index % part.across();
        int down = index / part.across();
        if (block.included()) {
            if (bits.bit() == 0) {
                return;
            }
        } else {
            if (!part.inclusion().isBelow(across, down, layer + 1, bits)) {
                return;
            }
            int missing = 0;
            while (!part.zeroPlanes().isBelow(across, down, missing + 1, bits)) {
                missing++;
                if (missing > 64) {
                    throw DicomRefusal.damaged();
                }
            }
            block.begin(missing);
        }
        pieces.add(new Piece(block, block.contribution(bits)));
    }
}
