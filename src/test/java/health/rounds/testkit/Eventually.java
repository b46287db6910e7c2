package health.rounds.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what happens after a commit: looks again until the assertion holds, ten seconds at most. */
public final class Eventually {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private Eventually() {}

    /** Any assertion. */
    public static void eventually(ThrowingRunnable assertion) {
        await().atMost(AT_MOST).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
    }

    /** An assertion on a list that is read anew at each look. */
    public static <T> Looking<T> assertThat(Supplier<List<T>> read) {
        return new Looking<>(read);
    }

    /** What to look for. */
    public record Looking<T>(Supplier<List<T>> read) {
        /** Exactly these, in this order. */
        public void isEqualTo(List<T> expected) {
            until(list -> list.isEqualTo(expected));
        }

        /** Exactly these, in any order. */
        public void hasAll(List<T> expected) {
            until(list -> list.containsExactlyInAnyOrderElementsOf(expected));
        }

        /** Nothing. */
        public void isEmpty() {
            until(ListAssert::isEmpty);
        }

        private void until(Consumer<ListAssert<T>> assertion) {
            eventually(() -> assertion.accept(Assertions.assertThat(read.get())));
        }
    }
}
