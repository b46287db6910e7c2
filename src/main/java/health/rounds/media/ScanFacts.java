package health.rounds.media;

import health.rounds.dicom.DicomPicture;
import health.rounds.dicom.Dropped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a DICOM file said besides its picture.
 *
 * @param words of an allow-list, "X-ray, chest, PA view": a start for the description; empty where it said none of them
 * @param inFile what else there was, none of it kept
 */
record ScanFacts(String words, Set<InFile> inFile) {
    /** By words in the names of the attributes (PS3.6). */
    private static final Map<InFile, Pattern> NAMES = Map.of(
            InFile.NAME, Pattern.compile("Name|Patient|Physician|Operator|Person|Performer|Observer"),
            InFile.TIME, Pattern.compile("Date|Time"),
            InFile.SERIAL_NUMBER, Pattern.compile("Serial|UID|Device|Station|Number|\\bIDs?\\b|Identif"),
            InFile.PLACE, Pattern.compile("Institution|Address|Location|Residence|GPS"),
            InFile.WORDS, Pattern.compile("Description|Comment|Private|Overlay|Curve|Text|History|Reason"));

    static ScanFacts of(DicomPicture picture) {
        Set<InFile> found = EnumSet.noneOf(InFile.class);
        for (Dropped dropped : picture.dropped()) {
            NAMES.forEach((kind, names) -> {
                if (names.matcher(dropped.name()).find()) {
                    found.add(kind);
                }
            });
        }
        String frame = picture.frames() == 1 ? "" : "frame %d of %d".formatted(picture.frame(), picture.frames());
        String words = picture.description();
        return new ScanFacts(words.isEmpty() || frame.isEmpty() ? words + frame : words + ", " + frame, found);
    }
}
