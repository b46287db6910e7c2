package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.timelines.LiveEvent;
import health.rounds.timelines.LiveStreams;
import health.rounds.timelines.StreamKey;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One stream as server-sent events (HTML standard, section 9.2), on the request's own virtual thread until the reader goes away.
 *
 * <p>A heartbeat every 15 seconds keeps proxies from closing the connection, and finds out when the reader has gone.
 */
final class EventStream implements LiveStreams.Listener {
    private static final long HEARTBEAT_SECONDS = 15;
    /** A comment of one line: Mastodon.py takes the empty line after it for the end of an event without a name. */
    private static final String HEARTBEAT = ":thump\n";

    private final HttpServletResponse response;
    private final StreamEvents events;
    private final Optional<AccountId> reader;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock writing = new ReentrantLock();

    EventStream(HttpServletResponse response, StreamEvents events, Optional<AccountId> reader) {
        this.response = response;
        this.events = events;
        this.reader = reader;
    }

    void run(LiveStreams streams, StreamKey key) throws IOException, InterruptedException {
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would wait for a full buffer
        // Not in chunks: Jetty sends the end of a chunk with the next one, and Mastodon.py gives no byte away before it
        // has it.
        response.setHeader("Connection", "close");
        LiveStreams.Subscription subscription = streams.open(key, this);
        try {
            do {
                write(HEARTBEAT);
            } while (!ended.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS));
        } finally {
            subscription.close();
        }
    }

    @Override
    public void on(LiveEvent event) throws IOException {
        Optional<StreamEvents.Event> told = events.of(event, reader);
        if (told.isPresent()) {
            write("event: " + told.get().name() + "\ndata: " + told.get().payload() + "\n\n");
        }
    }

    @Override
    public void dropped() {
        ended.countDown();
    }

    private void write(String text) throws IOException {
        writing.lock();
        try {
            ServletOutputStream out = response.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } finally {
            writing.unlock();
        }
    }
}
