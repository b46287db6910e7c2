package health.rounds.media;

/** A finished picture file, made here from pixels alone. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
record Rendition(byte[] file, Type type, int width, int height) {
    /** What Rounds writes. */
    enum Type {
        JPEG("jpg", "image/jpeg"),
        PNG("png", "image/png"),
        MP4("mp4", "video/mp4");

        private final String extension;
        private final String mimeType;

        Type(String extension, String mimeType) {
            this.extension = extension;
            this.mimeType = mimeType;
        }

        String extension() {
            return extension;
        }

        String mimeType() {
            return mimeType;
        }
    }
}
