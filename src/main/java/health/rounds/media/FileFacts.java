package health.rounds.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Says what kinds of things a picture file tells besides its pixels, so that its owner knows what was taken out.
 *
 * <p>Only tells: everything is left behind in any case, known or not, because only pixels are kept ({@link Pictures}).
 */
final class FileFacts {
    /** By words in the names of tags, as metadata-extractor and XMP call them. */
    private static final Map<InFile, Pattern> WORDS = Map.of(
            InFile.PLACE, pattern("gps|location|\\bcity\\b|province|country|sub-location|latitude|longitude|iso 6709"),
            InFile.SERIAL_NUMBER, pattern("serial ?number|unique ?(?:image )?id|image unique|camera ?id\\b|device ?id"),
            InFile.TIME, pattern("date|time (?:original|created)|creation time|timestamp"),
            InFile.NAME, pattern("artist|author|creator\\b|owner|by-line|copyright|credit|person|patient|rights"),
            InFile.CAMERA, pattern("^make$|^model$|lens (?:model|make)|camera model|exif:make|tiff:make|tiff:model"),
            InFile.WORDS,
                    pattern("comment|description|caption|keyword|headline|object name|title|subject$|textual data"));

    /** What is only about the file itself. */
    private static final Pattern TECHNICAL =
            pattern("icc|profile|file|huffman|jfif|component|time zone|exposure time|sub-sec");

    private static final Pattern SERIAL_OR_OWNER =
            pattern("serial ?number|owner|camera ?id\\b|unique id|author|artist");

    private static final int PNG_SIGNATURE = 8;

    private FileFacts() {}

    /** Nothing for a file that cannot be read: it is refused by others. */
    static Set<InFile> of(byte[] file) {
        Set<InFile> found = EnumSet.noneOf(InFile.class);
        try {
            byte[] told = Format.of(file) == Format.PNG ? withoutCompressed(file) : file;
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(told), told.length);
            metadata.getDirectories().forEach(directory -> add(directory, found));
        } catch (Refusal | ImageProcessingException | IOException | RuntimeException | StackOverflowError unreadable) {
            return found;
        }
        return found;
    }

    /** The same of a video; nothing for one that cannot be read. */
    static Set<InFile> ofVideo(Path file) {
        Set<InFile> found = EnumSet.noneOf(InFile.class);
        try {
            for (Directory directory :
                    ImageMetadataReader.readMetadata(file.toFile()).getDirectories()) {
                directory.getTags().forEach(tag -> addTag(tag, found));
            }
        } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError unreadable) {
            return found;
        }
        return found;
    }

    /** A PNG's texts may be compressed, and a few bytes unpack to gigabytes; of those only the keyword stays (PNG, third edition, 11.3.3). */
    private static byte[] withoutCompressed(byte[] file) throws Refusal {
        ByteArrayOutputStream told = new ByteArrayOutputStream(file.length);
        told.write(file, 0, PNG_SIGNATURE);
        Bytes bytes = new Bytes(file);
        bytes.skip(PNG_SIGNATURE);
        while (bytes.left() >= 12) {
            long length = bytes.u32();
            String type = bytes.ascii(4);
            byte[] body = bytes.part(length).rest();
            bytes.skip(4);
            switch (type) {
                case "IHDR", "IEND", "tEXt", "tIME", "eXIf" -> chunk(told, type, body);
                case "zTXt", "iTXt" -> {
                    int keyword = 0;
                    while (keyword < body.length && body[keyword] != 0) {
                        keyword++;
                    }
                    boolean compressed = type.equals("zTXt") || (keyword + 1 < body.length && body[keyword + 1] != 0);
                    chunk(told, compressed ? "tEXt" : type, compressed ? keywordAlone(body, keyword) : body);
                }
                default -> {}
            }
        }
        return told.toByteArray();
    }

    private static byte[] keywordAlone(byte[] body, int length) {
        byte[] text = Arrays.copyOf(body, length + 2);
        text[length] = 0;
        text[length + 1] = '?';
        return text;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
        CRC32 check = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        check.update(name);
        check.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        out.writeBytes(name);
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static void add(Directory directory, Set<InFile> found) {
        switch (directory) {
            case GpsDirectory gps when gps.getTagCount() > 0 -> found.add(InFile.PLACE);
            case ExifThumbnailDirectory thumbnail when thumbnail.getTagCount() > 0 -> found.add(InFile.THUMBNAIL);
            case JpegCommentDirectory comment -> found.add(InFile.WORDS);
            case XmpDirectory xmp -> xmp.getXmpProperties().keySet().forEach(name -> addNamed(spaced(name), found));
            case ExifDirectoryBase exif -> exif.getTags().forEach(tag -> addTag(tag, found));
            case IptcDirectory iptc -> iptc.getTags().forEach(tag -> addTag(tag, found));
            case PngDirectory png -> png.getTags().forEach(tag -> addTag(tag, found));
            // Maker notes: serial numbers and owners are all that matters there.
            default ->
                directory.getTags().stream()
                        .filter(tag -> SERIAL_OR_OWNER.matcher(tag.getTagName()).find())
                        .forEach(tag -> addTag(tag, found));
        }
    }

    private static void addTag(Tag tag, Set<InFile> found) {
        String value = tag.getDescription();
        if (value != null && !value.isBlank()) {
            addNamed(tag.getTagName(), found);
        }
    }

    private static void addNamed(String name, Set<InFile> found) {
        if (!TECHNICAL.matcher(name).find()) {
            WORDS.forEach((kind, words) -> {
                if (words.matcher(name).find()) {
                    found.add(kind);
                }
            });
        }
    }

    /** "exif:DateTimeOriginal" to "exif:Date Time Original". */
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
