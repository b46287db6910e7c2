package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door to live streams. A reader that cannot keep up is dropped, never waited for. */
@Component
public class LiveStreams {
    /** Events that may wait for one reader; more means that nobody is reading. */
    static final int MAX_WAITING = 256;

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final ConcurrentHashMap<StreamKey, Queue<Reader>> readers = new ConcurrentHashMap<>();

    /** Opens a stream; the listener is called on a thread of its own, one event at a time, in order. */
    public Subscription open(StreamKey key, Listener listener) {
        Reader reader = new Reader(key, listener);
        readers.compute(key, (same, queue) -> {
            Queue<Reader> present = queue == null ? new ConcurrentLinkedQueue<>() : queue;
            present.add(reader);
            return present;
        });
        reader.start();
        return reader;
    }

    /** Tells an account's open streams of a notification. */
    public void notice(AccountId account, long notification) {
        tellOfNotices(account, new LiveEvent.Noticed(notification));
    }

    /** Tells an account's open streams that notifications which were held back are now among the others. */
    public void noticesMerged(AccountId account) {
        tellOfNotices(account, new LiveEvent.NoticesMerged());
    }

    private void tellOfNotices(AccountId account, LiveEvent event) {
        tell(new StreamKey.Home(account), event);
        tell(new StreamKey.Notices(account), event);
    }

    /** Tells an account's open streams of direct posts that one of its conversations changed. */
    public void conversationChanged(AccountId account, PostId thread) {
        tell(new StreamKey.Direct(account), new LiveEvent.ConversationChanged(thread));
    }

    /** Tells an account's open home streams that its filters are others now. */
    public void filtersChanged(AccountId account) {
        tell(new StreamKey.Home(account), new LiveEvent.FiltersChanged());
    }

    /** Tells every open home stream of an announcement. */
    public void announced(long announcement) {
        tellEveryHome(new LiveEvent.Announced(announcement));
    }

    /** Tells every open home stream that an announcement is over or was taken back. */
    public void announcementGone(long announcement) {
        tellEveryHome(new LiveEvent.AnnouncementGone(announcement));
    }

    /** Tells every open home stream how many have now reacted to an announcement with the emoji of that name. */
    public void announcementReaction(long announcement, String name, long count) {
        tellEveryHome(new LiveEvent.AnnouncementReacted(announcement, name, count));
    }

    private void tellEveryHome(LiveEvent event) {
        for (StreamKey key : readers.keySet()) {
            if (key instanceof StreamKey.Home) {
                tell(key, event);
            }
        }
    }

    /** Ends every stream of somebody who may no longer read. */
    public void end(AccountId account) {
        readers.forEach((key, present) -> {
            if (key.onlyReader().filter(account::equals).isPresent()) {
                present.forEach(Reader::drop);
            }
        });
    }

    /** How many streams are open. */
    public int open() {
        return readers.values().stream().mapToInt(Queue::size).sum();
    }

    Set<StreamKey> openKeys() {
        return readers.keySet();
    }

    void tell(StreamKey key, LiveEvent event) {
        Queue<Reader> present = readers.get(key);
        if (present != null) {
            present.forEach(reader -> reader.offer(event));
        }
    }

    /** Who reads a stream. */
    public interface Listener {
        /** May block or throw; then this reader alone is dropped. */
        void on(LiveEvent event) throws Exception;

        /** The stream ended because the reader was too slow, failed, or may no longer read. */
        void dropped();
    }

    /** An open stream; closing it twice does no harm. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** One reader with its queue and its thread. */
    private final class Reader implements Subscription, Runnable {
        private final StreamKey key;
        private final Listener listener;
        private final BlockingQueue<LiveEvent> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread thread;

        Reader(StreamKey key, Listener listener) {
            this.key = key;
            this.listener = listener;
            this.thread = Thread.ofVirtual().name("stream").unstarted(this);
        }

        void start() {
            thread.start();
        }

        void offer(LiveEvent event) {
            if (!waiting.offer(event)) {
                drop();
            }
        }

        @Override
        public void run() {
            try {
                while (!closed.get()) {
                    listener.on(waiting.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed while waiting
            } catch (Exception e) {
                log.debug("A reader of a stream failed", e);
                drop();
            }
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                readers.computeIfPresent(key, (same, queue) -> {
                    queue.remove(this);
                    return queue.isEmpty() ? null : queue;
                });
                thread.interrupt();
            }
        }

        private void drop() {
            if (!closed.get()) {
                close();
                // Not on the caller's thread: ending a connection that does not answer may take its time.
                Thread.startVirtualThread(listener::dropped);
            }
        }
    }
}
