package health.rounds.dicom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the bytes of one frame: of several the one in the middle, where a scan or a clip shows most. */
final class FramePicker {
    private final Element pixels;
    private final PixelFormat format;

    FramePicker(Element pixels, PixelFormat format) {
        this.pixels = pixels;
        this.format = format;
    }

    /**
     * @param index counted from 0
     * @param count how many there are
     */
    record Pick(Slice bytes, int index, int count) {}

    Pick middle() throws DicomRefusal {
        return pixels.encapsulated() ? encapsulated() : plain();
    }

    private Pick plain() throws DicomRefusal {
        long size = format.frameBytes();
        long present = pixels.value().length() / size;
        if (present == 0) {
            throw DicomRefusal.endsEarly();
        }
        int count = (int) Math.min(present, format.frames());
        int index = count / 2;
        // Frames of single bits may begin inside a byte (PS3.5, 8.1.1); only whole ones are read.
        if (format.allocated() == 1 && index > 0 && format.pixels() % 8 != 0) {
            index = 0;
        }
        return new Pick(pixels.value().part((int) (index * size), (int) size), index, count);
    }

    private Pick encapsulated() throws DicomRefusal {
        List<Slice> fragments = pixels.fragments().subList(1, pixels.fragments().size());
        if (fragments.isEmpty()) {
            throw DicomRefusal.endsEarly();
        }
        List<List<Slice>> frames = frames(fragments);
        int index = frames.size() / 2;
        return new Pick(joined(frames.get(index)), index, frames.size());
    }

    private List<List<Slice>> frames(List<Slice> fragments) throws DicomRefusal {
        if (format.frames() == 1) {
            return List.of(fragments);
        }
        List<List<Slice>> frames = byOffsets(fragments);
        if (frames.isEmpty() && fragments.size() <= format.frames()) {
            // One each; a file that lacks its last frames still shows those that it has.
            return fragments.stream().map(List::of).toList();
        }
        frames = frames.isEmpty() ? byMarkers(fragments) : frames;
        if (frames.isEmpty()) {
            throw DicomRefusal.damaged();
        }
        return frames;
    }

    /** The basic offset table counts from the first fragment's item tag (PS3.5, A.4). */
    private List<List<Slice>> byOffsets(List<Slice> fragments) {
        Slice table = pixels.fragments().getFirst();
        List<List<Slice>> frames = new ArrayList<>();
        if (table.length() / 4 != format.frames()) {
            return frames;
        }
        long offset = 0;
        for (Slice fragment : fragments) {
            if (frames.size() < format.frames() && table.u32(4 * frames.size()) == offset) {
                frames.add(new ArrayList<>());
            }
            if (frames.isEmpty()) {
                return frames;
            }
            frames.getLast().add(fragment);
            offset += 8L + fragment.length();
        }
        return frames;
    }

    /** A JPEG or JPEG 2000 code stream begins with its own mark. */
    private static List<List<Slice>> byMarkers(List<Slice> fragments) {
        List<List<Slice>> frames = new ArrayList<>();
        for (Slice fragment : fragments) {
            boolean begins = fragment.length() > 2
                    && fragment.u8(0) == 0xff
                    && (fragment.u8(1) == 0xd8 || fragment.u8(1) == 0x4f);
            if (begins) {
                frames.add(new ArrayList<>());
            }
            if (frames.isEmpty()) {
                return frames;
            }
            frames.getLast().add(fragment);
        }
        return frames;
    }

    private static Slice joined(List<Slice> fragments) {
        if (fragments.size() == 1) {
            return fragments.getFirst();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Slice fragment : fragments) {
            all.write(fragment.bytes(), fragment.from(), fragment.length());
        }
        return new Slice(all.toByteArray(), 0, all.size(), false);
    }
}
