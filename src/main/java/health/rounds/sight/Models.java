package health.rounds.sight;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import health.rounds.platform.DataFile;
import health.rounds.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/**
 * The networks and the alphabet, read when the first picture comes.
 *
 * <p>Each file must have the SHA-256 that {@code data/sight-models.properties} names: without a model, or with another one, no picture is taken.
 */
final class Models {
    private static final String BROKEN =
            "Pictures cannot be checked for names and faces on this server at the moment, so none are taken. Please tell whoever runs it.";

    private final Properties files;
    private final Function<String, InputStream> open;
    private final Network textFinder;
    private final Network textReader;
    private final Network faceFinder;
    private final List<String> alphabet;

    /** The models that came with Rounds. */
    Models() {
        this(DataFile.properties("sight-models.properties"), Models.class::getResourceAsStream);
    }

    /** Models from elsewhere; {@code open} answers null for a file that is not there. */
    Models(Properties files, Function<String, InputStream> open) {
        this.files = files;
        this.open = open;
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            textFinder = new Network(environment, read("text-finder"));
            textReader = new Network(environment, read("text-reader"));
            faceFinder = new Network(environment, read("face-finder"));
            alphabet =
                    new String(read("alphabet"), StandardCharsets.UTF_8).lines().toList();
        } catch (OrtException | IOException | UnsatisfiedLinkError | NoClassDefFoundError failed) {
            throw new SightFailed(BROKEN, failed);
        }
    }

    Network textFinder() {
        return textFinder;
    }

    Network textReader() {
        return textReader;
    }

    Network faceFinder() {
        return faceFinder;
    }

    /** What the reader's classes stand for. */
    List<String> alphabet() {
        return alphabet;
    }

    private byte[] read(String name) throws IOException {
        String path = files.getProperty(name + ".file");
        try (InputStream in = open.apply(path)) {
            if (in == null) {
                throw new SightFailed(BROKEN, new IOException("missing model " + path));
            }
            byte[] file = in.readAllBytes();
            if (!Sha256.hex(file).equals(files.getProperty(name + ".sha256"))) {
                throw new SightFailed(BROKEN, new IOException("altered model " + path));
            }
            return file;
        }
    }
}
