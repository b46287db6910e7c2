package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void idTellsWhenItWasMade() {
        assertThat(Ids.timeOf(new Ids(Clock.fixed(NOON, ZoneOffset.UTC)).next()))
                .isEqualTo(NOON);
    }

    @Test
    void idsAreDistinctAndGrowAcrossThreads() throws Exception {
        var ids = new Ids(Clock.systemUTC());
        Set<Long> all = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Long>> batch = () -> batch(ids, 20_000);
            for (var made : threads.invokeAll(List.of(batch, batch, batch, batch))) {
                assertThat(made.get()).isSorted().doesNotHaveDuplicates();
                all.addAll(made.get());
            }
        }
        assertThat(all).hasSize(80_000);
    }

    @Test
    void idsOfTwoProcessesInOneMillisecondStartApart() {
        Set<Long> firsts = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            firsts.add(new Ids(Clock.fixed(NOON, ZoneOffset.UTC)).next());
        }
        assertThat(firsts).hasSizeGreaterThan(10);
    }

    @Property
    void idsGrowWhateverTheClockDoes(
            @ForAll @Size(min = 2, max = 50) List<@LongRange(min = 0, max = 1L << 46) Long> times) {
        var clock = new SetClock();
        var ids = new Ids(clock);
        List<Long> made = new ArrayList<>();
        for (long time : times) {
            clock.millis = time;
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    /** Java prints doubles as JavaScript does, with the fewest digits that mean the same. */
    @Property
    void idForScriptsSurvivesJavaScriptUntil2109(@ForAll @LongRange(min = 1L << 40, max = (1L << 42) - 1) long millis) {
        var ids = new Ids(Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
        long first = ids.nextForScripts();
        long second = ids.nextForScripts();
        assertThat(second).isGreaterThan(first);
        assertThat(ids.next()).isGreaterThan(second);
        for (long id : List.of(first, second)) {
            assertThat(new BigDecimal(Double.toString((double) id)).longValueExact())
                    .isEqualTo(id);
        }
    }

    @Property
    void firstAtIsTheSmallestIdOfItsMillisecond(@ForAll @LongRange(min = 1, max = 1L << 46) long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        long first = Ids.firstAt(time);
        assertThat(Ids.timeOf(first)).isEqualTo(time);
        assertThat(Ids.timeOf(first - 1)).isBefore(time);
        assertThat(new Ids(Clock.fixed(time, ZoneOffset.UTC)).next()).isGreaterThanOrEqualTo(first);
    }

    private static List<Long> batch(Ids ids, int size) {
        List<Long> made = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            made.add(ids.next());
        }
        return made;
    }

    private static final class SetClock extends Clock {
        private long millis;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
