package health.rounds.video;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where ffmpeg and ffprobe are installed. */
record Programs(Path ffmpeg, Path ffprobe) {
    /** @param searchPath folders, as in the variable PATH; empty unless both programs are there */
    static Optional<Programs> on(String searchPath) {
        return find("ffmpeg", searchPath)
                .flatMap(ffmpeg -> find("ffprobe", searchPath).map(ffprobe -> new Programs(ffmpeg, ffprobe)));
    }

    private static Optional<Path> find(String name, String searchPath) {
        return Arrays.stream(searchPath.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> path(folder, name).stream())
                .filter(Path::isAbsolute)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
