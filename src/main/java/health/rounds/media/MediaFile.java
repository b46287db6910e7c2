package health.rounds.media;

import java.nio.file.Path;

/** A file to serve: always a picture that was made here. */
public record MediaFile(Path path, String mimeType) {}
