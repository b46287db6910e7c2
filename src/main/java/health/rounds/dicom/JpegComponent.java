package health.rounds.dicom;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One colour of a JPEG picture, and what is needed to decode it. */
final class JpegComponent {
    private final int id;
    private final int across;
    private final int down;
    private final int quantiser;
    private int acrossMost = 1;
    private int downMost = 1;
    private int blocksAcross;
    private int blocksDown;
    private int unitsAcross;
    private int unitsDown;
    private int stride;
    private char[] plane = new char[0];
    private @Nullable JpegHuffman dc;
    private @Nullable JpegHuffman ac;
    private int[] steps = new int[0];

    JpegComponent(int id, int across, int down, int quantiser) {
        this.id = id;
        this.across = across;
        this.down = down;
        this.quantiser = quantiser;
    }

    /** @param block samples on a block's side: 8, or 1 where there is no cosine transform */
    void layOut(int width, int height, int mostAcross, int mostDown, int block) {
        acrossMost = mostAcross;
        downMost = mostDown;
        unitsAcross = Math.ceilDiv(width, block * mostAcross);
        unitsDown = Math.ceilDiv(height, block * mostDown);
        blocksAcross = Math.ceilDiv(Math.ceilDiv(width * across, mostAcross), block);
        blocksDown = Math.ceilDiv(Math.ceilDiv(height * down, mostDown), block);
        stride = unitsAcross * across * block;
        plane = new char[stride * unitsDown * down * block];
    }

    void use(JpegHuffman dcTable, Optional<JpegHuffman> acTable, int[] quantiserSteps) {
        dc = dcTable;
        ac = acTable.orElse(null);
        steps = quantiserSteps;
    }

    boolean scanned() {
        return dc != null;
    }

    int id() {
        return id;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    int quantiser() {
        return quantiser;
    }

    /** Blocks that hold picture, where the component is scanned on its own. */
    int blocksAcross() {
        return blocksAcross;
    }

    int blocksDown() {
        return blocksDown;
    }

    /** Minimum coded units, where it is scanned with others. */
    int unitsAcross() {
        return unitsAcross;
    }

    int unitsDown() {
        return unitsDown;
    }

    int stride() {
        return stride;
    }

    char[] plane() {
        return plane;
    }

    int[] steps() {
        return steps;
    }

    int nextDc(JpegBits bits) throws DicomRefusal {
        if (dc == null) {
            throw DicomRefusal.damaged();
        }
        return dc.next(bits);
    }

    int nextAc(JpegBits bits) throws DicomRefusal {
        if (ac == null) {
            throw DicomRefusal.damaged();
        }
        return ac.next(bits);
    }

    /** The sample that belongs to a pixel of the picture. */
    char at(int x, int y) {
        return plane[y * down / downMost * stride + x * across / acrossMost];
    }
}
