package health.rounds.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.PostId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {
    private static final StreamKey KEY = new StreamKey.Tag("ecg", From.ANYWHERE);

    private final LiveStreams streams = new LiveStreams();

    @Test
    void eventsArriveInOrder() throws Exception {
        var heard = new Heard();
        try (var _ = streams.open(KEY, heard)) {
            for (long id = 1; id <= 100; id++) {
                streams.tell(KEY, added(id));
            }
            for (long id = 1; id <= 100; id++) {
                assertThat(heard.events.poll(5, TimeUnit.SECONDS)).isEqualTo(added(id));
            }
        }
        assertThat(streams.open()).isZero();
    }

    @Test
    void readerThatDoesNotKeepUpIsDroppedAndDelaysNobody() throws Exception {
        var stuck = new Stuck();
        var heard = new Heard();
        streams.open(KEY, stuck);
        try (var _ = streams.open(KEY, heard)) {
            for (long id = 1; id <= LiveStreams.MAX_WAITING + 2; id++) {
                streams.tell(KEY, added(id));
                assertThat(heard.events.poll(5, TimeUnit.SECONDS)).isEqualTo(added(id));
            }
            assertThat(stuck.dropped.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(streams.open()).isEqualTo(1);
        }
    }

    @Test
    void readerThatFailsIsDropped() throws Exception {
        var dropped = new CountDownLatch(1);
        streams.open(KEY, new LiveStreams.Listener() {
            @Override
            public void on(LiveEvent event) {
                throw new IllegalStateException("the connection is gone");
            }

            @Override
            public void dropped() {
                dropped.countDown();
            }
        });
        streams.tell(KEY, added(1));
        assertThat(dropped.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(streams.open()).isZero();
    }

    @Test
    void closedStreamHearsNothing() throws Exception {
        var heard = new Heard();
        var subscription = streams.open(KEY, heard);
        subscription.close();
        subscription.close();
        streams.tell(KEY, added(1));
        assertThat(heard.events.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    private static LiveEvent added(long id) {
        return new LiveEvent.Added(new PostId(id));
    }

    private static final class Heard implements LiveStreams.Listener {
        private final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();

        @Override
        public void on(LiveEvent event) {
            events.add(event);
        }

        @Override
        public void dropped() {
            throw new AssertionError("nobody was slow");
        }
    }

    private static final class Stuck implements LiveStreams.Listener {
        private final CountDownLatch dropped = new CountDownLatch(1);

        @Override
        public void on(LiveEvent event) throws InterruptedException {
            dropped.await();
        }

        @Override
        public void dropped() {
            dropped.countDown();
        }
    }
}
