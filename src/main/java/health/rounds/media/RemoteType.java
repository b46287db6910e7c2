package health.rounds.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file that are served for other servers, told by their first bytes and never by what somebody says of them: so neither a
 * page, a script or an SVG nor a document of ActivityPub ever comes from here in somebody else's name (CVE-2024-25623).
 */
enum RemoteType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    MP4("mp4", "video/mp4"),
    WEBM("webm", "video/webm");

    /** How many bytes tell the kind. */
    static final int HEAD = 64;

    /** Major brands of what browsers play as MP4 (mp4ra.org); those of AVIF, HEIC and sound are not among them. */
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1",
            "dash", "cmfc", "msdh", "M4V ", "M4VH", "M4VP", "qt  ", "3gp4", "3gp5", "3gp6", "MSNV");

    private static final byte[] EBML = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3};

    private final String extension;
    private final String mimeType;

    RemoteType(String extension, String mimeType) {
        this.extension = extension;
        this.mimeType = mimeType;
    }

    String extension() {
        return extension;
    }

    String mimeType() {
        return mimeType;
    }

    boolean isVideo() {
        return this == MP4 || this == WEBM;
    }

    /** The kind of a file that begins like this; empty for all that is not served. */
    static Optional<RemoteType> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            return MP4_BRANDS.contains(text.substring(8, 12)) ? Optional.of(MP4) : Optional.empty();
        }
        if (Arrays.equals(head, 0, Math.min(head.length, EBML.length), EBML, 0, EBML.length)) {
            return text.contains("webm") ? Optional.of(WEBM) : Optional.empty();
        }
        try {
            return Optional.of(
                    switch (Format.of(head)) {
                        case JPEG -> JPEG;
                        case PNG -> PNG;
                        case GIF -> GIF;
                        case WEBP -> WEBP;
                    });
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }
}
