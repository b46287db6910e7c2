package health.rounds.timelines;

import org.springframework.stereotype.Component;

/** The front door to live streams. A reader that cannot keep up is dropped, never waited for. */
@Component
public class LiveStreams {
    /** Opens a stream; the listener is called on a thread of its own, one event at a time, in order. */
    public Subscription open(StreamKey key, Listener listener) {
        throw new UnsupportedOperationException();
    }

    /** Who reads a stream. */
    public interface Listener {
        /** May block or throw; then this reader alone is dropped. */
        void on(LiveEvent event) throws Exception;

        /** The stream ended because the reader was too slow or failed. */
        void dropped();
    }

    /** An open stream; closing it twice does no harm. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
