package health.rounds.commands;

import health.rounds.platform.Database;
import health.rounds.platform.StartError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Keeps demonstration and real community apart: a folder is marked when the demonstration first takes it, empty. */
final class DemoFolder {
    private static final String MARK = "this-is-a-demonstration";

    private DemoFolder() {}

    /** After this the folder is the demonstration's, emptied if {@code fresh}; a real community's folder is refused untouched. */
    static void prepare(Path folder, boolean fresh) {
        try {
            if (Database.isInUse(folder)) {
                throw new StartError("A server already runs on %s. Stop it first, or choose another folder with --data."
                        .formatted(folder));
            }
            boolean marked = Files.exists(folder.resolve(MARK));
            if (!marked && !isEmpty(folder)) {
                throw new StartError("%s holds something else than a demonstration. Choose another folder with --data."
                        .formatted(folder));
            }
            if (fresh) {
                FileSystemUtils.deleteRecursively(folder);
            }
            Database.makeFolder(folder);
            Files.write(folder.resolve(MARK), new byte[0]);
        } catch (IOException e) {
            throw new StartError("Cannot use %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }
}
