package health.rounds.media;

/** What a picture file said besides its pixels, and is gone from what Rounds keeps; its values are never kept. */
public enum InFile {
    PLACE,
    CAMERA,
    SERIAL_NUMBER,
    TIME,
    NAME,
    WORDS,
    THUMBNAIL
}
