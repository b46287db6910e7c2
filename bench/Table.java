package bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a line for each figure as soon as it is known. */
final class Table {
    private static final String FORM = "%-46s %-6s %9s  %-17s %-36s %7s  %-9s %s%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        line("figure", "unit", "median", "min – max", "yardstick", "ratio", "budget", "met");
    }

    /** What a figure may be at most, or must be at least: by itself, or in relation to its yardstick. */
    sealed interface Budget {
        record AtMost(double value) implements Budget {}

        record TimesTheYardstick(double ratio) implements Budget {}

        record AtLeast(double value) implements Budget {}

        record AtLeastTimesTheYardstick(double ratio) implements Budget {}

        record None() implements Budget {}
    }

    /** A figure that stands alone. */
    void add(String figure, String unit, Samples samples, Budget budget) {
        add(figure, unit, samples, "", new Samples(), budget);
    }

    /** A figure beside what was measured in turn with it. */
    void add(String figure, String unit, Samples samples, String yardstick, Samples measured, Budget budget) {
        double ratio = measured.isEmpty() ? Double.NaN : samples.median() / measured.median();
        line(
                figure,
                unit,
                number(samples.median()),
                number(samples.least()) + " – " + number(samples.greatest()),
                measured.isEmpty() ? "" : number(measured.median()) + " " + yardstick,
                measured.isEmpty() ? "" : number(ratio) + " x",
                switch (budget) {
                    case Budget.AtMost(double value) -> "≤ " + number(value);
                    case Budget.TimesTheYardstick(double times) -> "≤ " + number(times) + " x";
                    case Budget.AtLeast(double value) -> "≥ " + number(value);
                    case Budget.AtLeastTimesTheYardstick(double times) -> "≥ " + number(times) + " x";
                    case Budget.None() -> "";
                },
                switch (budget) {
                    case Budget.AtMost(double value) -> samples.median() <= value ? "yes" : "NO";
                    case Budget.TimesTheYardstick(double times) -> ratio <= times ? "yes" : "NO";
                    case Budget.AtLeast(double value) -> samples.median() >= value ? "yes" : "NO";
                    case Budget.AtLeastTimesTheYardstick(double times) -> ratio >= times ? "yes" : "NO";
                    case Budget.None() -> "";
                });
    }

    private void line(Object... cells) {
        out.printf(Locale.ROOT, FORM, cells);
        out.flush();
    }

    /** With about three digits that tell something. */
    private static String number(double value) {
        String form = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, form, value);
    }
}
