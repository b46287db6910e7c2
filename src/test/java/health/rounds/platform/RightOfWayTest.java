package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests go first, and never stop everything else. */
@Timeout(30)
class RightOfWayTest {
    private static final int PROCESSORS = 2;

    private static final Duration LONG = Duration.ofHours(1);

    private final RightOfWay rightOfWay = new RightOfWay(PROCESSORS, LONG, LONG);

    @Test
    void nobodyWaitsWhereNothingIsUnderWay() throws Exception {
        during(rightOfWay, () -> {
            // it ends
        });
        rightOfWay.giveWay();
    }

    @Test
    void workWaitsForTheLastRequest() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean after = new AtomicBoolean();
        Thread work = Thread.ofPlatform().unstarted(() -> {
            try {
                rightOfWay.giveWay();
                after.set(ended.get());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        during(rightOfWay, () -> {
            during(rightOfWay, work::start);
            while (work.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            ended.set(true);
        });
        work.join();
        assertThat(after).isTrue();
    }

    @Test
    void requestsThatNeverEndSlowItDownOnly() throws Exception {
        Duration patience = Duration.ofMillis(20);
        RightOfWay impatient = new RightOfWay(PROCESSORS, patience, LONG);
        during(impatient, () -> {
            long begun = System.nanoTime();
            impatient.giveWay();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(patience);
        });
    }

    @Test
    void streamHoldsNothingUp() throws Exception {
        RightOfWay young = new RightOfWay(PROCESSORS, LONG, Duration.ofMillis(20));
        during(young, young::giveWay);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void during(RightOfWay way, Act act) throws Exception {
        way.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
            try {
                act.run();
            } catch (Exception e) {
                throw new ServletException(e);
            }
        });
    }

    @Test
    void requestLeavesTheOtherProcessorsOfALargerMachineToWork() throws Exception {
        RightOfWay large = new RightOfWay(8, LONG, LONG);
        during(large, () -> assertThat(large.behind(() -> "done meanwhile")).isEqualTo("done meanwhile"));
    }

    @Test
    void asManyRunAtOnceAsThereAreProcessors() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(PROCESSORS);
        AtomicInteger more = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PROCESSORS; i++) {
                var _ = threads.submit(() -> rightOfWay.behind(() -> {
                    running.countDown();
                    letGo.await();
                    return true;
                }));
            }
            running.await();
            Future<Integer> one = threads.submit(() -> rightOfWay.behind(more::incrementAndGet));
            assertThat(one.state()).isEqualTo(Future.State.RUNNING);
            assertThat(more).hasValue(0);
            letGo.countDown();
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void whoeverWaitsForSomebodyOutsideLeavesTheirPlace() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(PROCESSORS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PROCESSORS; i++) {
                var _ = threads.submit(() -> rightOfWay.behind(() -> {
                    try (RightOfWay.Away _ = RightOfWay.leave()) {
                        away.countDown();
                        answer.await();
                    }
                    return true;
                }));
            }
            away.await();
            assertThat(rightOfWay.behind(() -> "done meanwhile")).isEqualTo("done meanwhile");
            answer.countDown();
        }
    }
}
