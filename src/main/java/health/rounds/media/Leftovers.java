package health.rounds.media;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps disk and database in step, through crashes too.
 *
 * <p>Files are noted before they are written, and the note is struck off in the transaction that names them in a row; they are noted again in
 * the transaction that deletes the row. So every file on disk is named by a row or by a note, and a deleted picture does not outlive
 * its post.
 */
@Component
final class Leftovers {
    /** Long after the slowest upload. */
    private static final Duration LATE = Duration.ofHours(1);

    private final MediaStore store;
    private final MediaFiles files;
    private final Transactions transactions;
    private final Clock clock;

    Leftovers(MediaStore store, MediaFiles files, Transactions transactions, Clock clock) {
        this.store = store;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes files, by name, then commits the row that names them; if either fails, neither is there. */
    void writeThenCommit(Map<String, Rendition> renditions, Runnable row) {
        Set<String> names = renditions.keySet();
        store.noteLeftovers(names, clock.instant());
        try {
            renditions.forEach((name, rendition) -> files.write(name, rendition.file()));
            transactions.run(() -> {
                row.run();
                store.forgetLeftovers(names);
            });
        } catch (RuntimeException failed) {
            try {
                // A commit may have succeeded although its answer was lost: what is no longer noted stays.
                delete(store.leftovers(names));
            } catch (RuntimeException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    /** Deletes rows, and after the commit the files that they named; answers with whether there were any. */
    boolean deleteRowsThenFiles(Supplier<? extends Collection<String>> rows) {
        return transactions.call(() -> {
            Collection<String> names = rows.get();
            if (!names.isEmpty()) {
                store.noteLeftovers(names, clock.instant());
                // The notes stay for the sweep, as after a commit there is no transaction to strike them off in.
                AfterCommit.run(() -> names.forEach(files::delete));
            }
            return !names.isEmpty();
        });
    }

    /** Deletes what a crash left behind. */
    void sweep() {
        delete(store.leftovers(clock.instant().minus(LATE)));
        files.dropArrivalsBefore(clock.instant().minus(LATE));
    }

    private void delete(Collection<String> names) {
        store.forgetLeftovers(names.stream().filter(files::delete).toList());
    }
}
