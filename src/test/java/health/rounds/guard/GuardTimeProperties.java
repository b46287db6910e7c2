package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A text that is twice as long takes about twice the time, whatever it is made of; measured in processor time. */
class GuardTimeProperties {
    private static final int LENGTH = 100_000;
    /** Twice is linear and four times is quadratic; the rest is noise of a busy machine. */
    private static final double MOST_GROWTH = 3.2;
    /** Below this many seconds the ratio says nothing. */
    private static final double TOO_SHORT_TO_TELL = 1.0;

    private static final double MOST_SECONDS = 12;
    private static final Guard GUARD = new Guard();

    @Property(tries = 24, shrinking = ShrinkingMode.OFF)
    void timeGrowsWithTheLengthOfTheText(@ForAll("units") String unit) {
        double half = seconds(unit, LENGTH / 2);
        double whole = seconds(unit, LENGTH);

        assertThat(whole).as(unit).isLessThan(MOST_SECONDS);
        if (whole > TOO_SHORT_TO_TELL) {
            assertThat(whole / half)
                    .as("\"%s\": %.2f s, then %.2f s", unit, half, whole)
                    .isLessThan(MOST_GROWTH);
        }
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of(
                "1",
                "1 ",
                "a",
                "A",
                " ",
                "Aa ",
                "Aa-",
                "Aa's ",
                "(at)",
                "@",
                "one ",
                "#Aa",
                "Mr A ",
                "1/2/",
                "(1) ",
                "Jan 1 ",
                "e\u0301",
                "J.",
                "a.",
                "://a/",
                "the only ",
                "bed 1 ",
                "1:",
                "MRN 1-");
    }

    private static double seconds(String unit, int length) {
        String text = unit.repeat(length / unit.length());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        GUARD.screen(Submission.of(new Part(Field.TEXT, text)), new Author("", ""));
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }
}
