package bench;

import bench.Table.Budget;
import health.rounds.guard.Guard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guard by itself, on one thread, beside a hash and one search for numbers in the same texts. */
final class Screening {
    private static final double WARM_UP = 3; // times a run
    private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\d -]*\\d\\b");

    private final Bench.Scale scale;
    private final Guard guard;
    private final List<String> texts;
    private final Table table;
    // Whatever came out, so that no work can be left out.
    private long sink;

    Screening(Bench.Scale scale, Guard guard, List<String> texts, Table table) {
        this.scale = scale;
        this.guard = guard;
        this.texts = texts;
        this.table = table;
    }

    void run() {
        Bench.say("screening");
        ToLongFunction<String> screen =
                text -> Texts.screen(guard, text).findings().size();
        measure(screen, WARM_UP * scale.seconds());
        measure(Screening::hashAndSearch, scale.seconds());
        Samples half = new Samples();
        Samples most = new Samples();
        Samples plainHalf = new Samples();
        Samples plainMost = new Samples();
        for (int i = 0; i < scale.runs(); i++) {
            Samples screened = measure(screen, scale.seconds());
            Samples plain = measure(Screening::hashAndSearch, scale.seconds() / 3);
            half.add(screened.median());
            most.add(screened.quantile(0.99));
            plainHalf.add(plain.median());
            plainMost.add(plain.quantile(0.99));
        }
        String yardstick = "SHA-256 and one regex";
        table.add("screen a post, p50", "ms", half, yardstick, plainHalf, new Budget.AtMost(3));
        table.add("screen a post, p99", "ms", most, yardstick, plainMost, new Budget.AtMost(15));
        Bench.say("screened, with " + sink + " findings in all");
    }

    /** Milliseconds of each text, all of them again and again for a time. */
    private Samples measure(ToLongFunction<String> work, double seconds) {
        Samples millis = new Samples();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            for (String text : texts) {
                long begun = System.nanoTime();
                sink += work.applyAsLong(text);
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return millis;
    }

    private static long hashAndSearch(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            Matcher matcher = NUMBER.matcher(text);
            long found = hash[0];
            while (matcher.find()) {
                found++;
            }
            return found;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
