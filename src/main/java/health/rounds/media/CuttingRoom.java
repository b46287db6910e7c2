package health.rounds.media;

import health.rounds.guard.Author;
import health.rounds.guard.PictureGuard;
import health.rounds.video.Videos;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where videos are cut, one at a time, so that pictures need not wait for them: looking through one takes a core for a minute. Whoever
 * uploads waits in line.
 */
@Component
final class CuttingRoom implements DisposableBean {
    private final Clips clips;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> Darkroom.worker("cutting room", work));

    CuttingRoom(Videos videos, PictureGuard guard, MediaLimits limits, MediaFiles files) {
        this.clips = new Clips(videos, guard, new Pictures(limits), files.workshop());
    }

    /** What a post shows of a video. */
    Clip cut(Path file, Author author) throws Refusal {
        Future<Clip> result = worker.submit(() -> clips.cut(file, author));
        try {
            return result.get();
        } catch (InterruptedException stopping) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a video was cut", stopping);
        } catch (ExecutionException failed) {
            throw Darkroom.refusal(failed.getCause());
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
