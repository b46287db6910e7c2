package health.rounds.dicom;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The ways to store a file that are read (PS3.5, annex A; UIDs in PS3.6, table A-1). */
enum TransferSyntax {
    IMPLICIT_LITTLE("1.2.840.10008.1.2", Compression.NONE),
    EXPLICIT_LITTLE("1.2.840.10008.1.2.1", Compression.NONE),
    DEFLATED("1.2.840.10008.1.2.1.99", Compression.NONE),
    EXPLICIT_BIG("1.2.840.10008.1.2.2", Compression.NONE),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", Compression.JPEG),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", Compression.JPEG),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", Compression.JPEG),
    JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70", Compression.JPEG),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", Compression.JPEG_2000),
    JPEG_2000("1.2.840.10008.1.2.4.91", Compression.JPEG_2000),
    RLE("1.2.840.10008.1.2.5", Compression.RLE);

    /** How the pixels are packed. */
    enum Compression {
        NONE,
        RLE,
        JPEG,
        JPEG_2000
    }

    /** What the reasons call those that are not read, by the beginning of their UIDs, the longest first. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 with several components"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 with several components"),
            Map.entry("1.2.840.10008.1.2.4.94", "a link to another server (JPIP)"),
            Map.entry("1.2.840.10008.1.2.4.95", "a link to another server (JPIP)"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.104", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.105", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.106", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC video"),
            Map.entry("1.2.840.10008.1.2.4.108", "HEVC video"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"));

    private final String uid;
    private final Compression compression;

    TransferSyntax(String uid, Compression compression) {
        this.uid = uid;
        this.compression = compression;
    }

    static TransferSyntax of(String uid) throws DicomRefusal {
        Optional<TransferSyntax> known =
                Arrays.stream(values()).filter(syntax -> syntax.uid.equals(uid)).findFirst();
        // The UID itself is not repeated: a file may say anything there.
        return known.orElseThrow(
                () -> DicomRefusal.unreadable(OTHERS.getOrDefault(uid, "a transfer syntax that is rare or unknown")));
    }

    Compression compression() {
        return compression;
    }

    Encoding encoding() {
        return switch (this) {
            case IMPLICIT_LITTLE -> Encoding.IMPLICIT_LITTLE;
            case EXPLICIT_BIG -> Encoding.EXPLICIT_BIG;
            default -> Encoding.EXPLICIT_LITTLE;
        };
    }
}
