package health.rounds.dicom;

/**
 * An attribute of the file that can identify somebody and is left behind; its value is never kept.
 *
 * @param tag as the standard writes it, "(0010,0010)"
 * @param name as in PS3.6, "Patient's Name"
 * @param action of PS3.15's Basic Profile, "Z"; X for everything private
 */
public record Dropped(String tag, String name, String action) {}
