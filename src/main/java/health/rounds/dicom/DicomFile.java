package health.rounds.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The front door to DICOM: reads files (PS3.10) of every common transfer syntax into pictures, and refuses the others with a reason.
 *
 * <p>Nothing of the file survives but the pixels and words of an allow-list. Overlay planes are left out, as PS3.15, annex E asks: they hold
 * what somebody drew or wrote over the picture. DICOM is never written. Instances may be shared between threads.
 */
public final class DicomFile {
    private static final int PREAMBLE = 128;

    private final long mostPixels;
    private final int longestSide;
    private final DicomLimits limits = DicomLimits.load();
    private final Terms terms = Terms.load();
    private final AnnexE annexE = AnnexE.load();

    /**
     * @param mostPixels of a frame; half as many in colour
     * @param longestSide in pixels
     */
    public DicomFile(long mostPixels, int longestSide) {
        this.mostPixels = mostPixels;
        this.longestSide = longestSide;
    }

    /** Whether the bytes look like DICOM: by the mark behind the preamble, or, without one, by a first attribute that files begin with. */
    public static boolean looksLike(byte[] file) {
        if (hasMark(file)) {
            return true;
        }
        if (file.length < 16) {
            return false;
        }
        // Without preamble, files begin with their length or their character set (PS3.5, 7.1: tags ascend).
        int group = (file[0] & 0xff) | (file[1] & 0xff) << 8;
        int element = (file[2] & 0xff) | (file[3] & 0xff) << 8;
        boolean little = (group == 0x0002 || group == 0x0008) && element <= 0x0070;
        boolean big = group == 0x0800 && (file[2] & 0xff) == 0;
        boolean marked = isCapital(file[4]) && isCapital(file[5]);
        boolean shortImplicit = file[6] == 0 && file[7] == 0;
        return (little && (marked || shortImplicit)) || (big && marked);
    }

    /** The picture in a file: of several frames the one in the middle. */
    public DicomPicture read(byte[] file) throws DicomRefusal {
        DataSetReader reader = new DataSetReader(file, hasMark(file) ? PREAMBLE + 4 : 0, limits);
        DataSet meta = reader.meta();
        boolean says = meta.text(Tag.TRANSFER_SYNTAX).isPresent();
        TransferSyntax syntax =
                says ? TransferSyntax.of(meta.text(Tag.TRANSFER_SYNTAX).orElseThrow()) : TransferSyntax.IMPLICIT_LITTLE;
        byte[] body = file;
        DataSetReader rest = reader;
        if (syntax == TransferSyntax.DEFLATED) {
            body = inflated(file, reader.at());
            rest = new DataSetReader(body, 0, limits);
        }
        Encoding encoding = seen(body, rest.at(), syntax.encoding(), says);
        DataSet set = rest.rest(encoding);
        return picture(meta, set, syntax);
    }

    private DicomPicture picture(DataSet meta, DataSet set, TransferSyntax syntax) throws DicomRefusal {
        if (!set.has(Tag.PIXELS)) {
            throw withoutPicture(set);
        }
        Element pixels = set.get(Tag.PIXELS).orElseThrow(DicomRefusal::damaged);
        PixelFormat format = PixelFormat.of(set, mostPixels, longestSide);
        FramePicker.Pick pick = new FramePicker(pixels, format).middle();
        Frame frame = pixels.encapsulated()
                ? unpacked(pick.bytes(), format, syntax.compression())
                : new PlainPixels(pick.bytes(), format).read();
        return new DicomPicture(
                new Rendering(set, format).of(frame, pick.index(), mostPixels),
                pick.index() + 1,
                pick.count(),
                terms.modality(set),
                terms.bodyPart(set),
                terms.view(set),
                terms.side(set),
                annexE.in(meta, set));
    }

    private static Frame unpacked(Slice bytes, PixelFormat format, TransferSyntax.Compression compression)
            throws DicomRefusal {
        return switch (compression) {
            case RLE -> new RlePixels(bytes, format).read();
            case JPEG -> new JpegPixels(bytes, format).read();
            case JPEG_2000 -> new Jpeg2000Pixels(bytes, format).read();
            case NONE -> throw DicomRefusal.damaged();
        };
    }

    private DicomRefusal withoutPicture(DataSet set) {
        if (set.has(Tag.FLOAT_PIXELS) || set.has(Tag.DOUBLE_PIXELS)) {
            return DicomRefusal.unreadable("floating-point numbers");
        }
        Optional<String> what = set.has(Tag.DOCUMENT) ? Optional.of("a document") : terms.withoutPicture(set);
        return new DicomRefusal(what.map(held -> "This DICOM file holds " + held + " and no picture.")
                .orElse("This DICOM file has no picture in it: its pixels are missing."));
    }

    /** What the first attribute looks like goes before what the header says; a good part of the files in circulation is wrong there. */
    private static Encoding seen(byte[] body, int at, Encoding declared, boolean says) {
        if (body.length - at < 8) {
            return declared;
        }
        boolean marked = isCapital(body[at + 4]) && isCapital(body[at + 5]);
        boolean big = says ? declared.bigEndian() : body[at] == 0 && body[at + 1] != 0;
        if (!marked) {
            return new Encoding(false, big);
        }
        return big ? Encoding.EXPLICIT_BIG : Encoding.EXPLICIT_LITTLE;
    }

    private byte[] inflated(byte[] file, int at) throws DicomRefusal {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 << 10];
        // Without the zlib header (PS3.5, A.5).
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(file, at, file.length - at);
            int count = inflater.inflate(buffer);
            while (count > 0) {
                out.write(buffer, 0, count);
                if (out.size() > limits.inflated()) {
                    throw new DicomRefusal("This DICOM file has more than %d MB when it is unpacked, which is the most."
                            .formatted(limits.inflated() >> 20));
                }
                count = inflater.inflate(buffer);
            }
            return out.toByteArray();
        } catch (DataFormatException broken) {
            throw new DicomRefusal(DicomRefusal.damaged().reason(), broken);
        }
    }

    private static boolean hasMark(byte[] file) {
        return file.length >= PREAMBLE + 4
                && file[PREAMBLE] == 'D'
                && file[PREAMBLE + 1] == 'I'
                && file[PREAMBLE + 2] == 'C'
                && file[PREAMBLE + 3] == 'M';
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
