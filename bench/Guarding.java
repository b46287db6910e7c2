package bench;

import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Guard;
import health.rounds.guard.Level;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the guard finds and misses on labelled texts, how fast it is, and how much memory it takes.
 *
 * <p>A folder holds files in JSON Lines, {@code {"text","spans":[{"start","end","type"}]}}, offsets in UTF-16 code units. Files whose names
 * begin with {@code queries} are clinical texts, all others posts. A span counts as touched when a finding that asks or blocks overlaps it.
 */
final class Guarding {
    private static final Author NOBODY = new Author("", "");
    private static final int MOST_LISTED = 40;
    /** The least with which it runs freely. */
    private static final String SMALL_HEAP = "-Xmx56m";

    private final Guard guard;
    private final List<String> missed = new ArrayList<>();

    private Guarding(Guard guard) {
        this.guard = guard;
    }

    private record Span(int start, int end, String type) {
        boolean isHard() {
            return !type.startsWith("OK_") && !isSoft();
        }

        boolean isSoft() {
            return type.startsWith("QUASI_");
        }
    }

    private record Text(String text, List<Span> spans) {
        List<Span> hard() {
            return spans.stream().filter(Span::isHard).toList();
        }

        boolean soft() {
            return hard().isEmpty() && spans.stream().anyMatch(Span::isSoft);
        }
    }

    /** Of how many something is true. */
    private static final class Part100 {
        private int yes;
        private int all;

        void add(boolean is) {
            all++;
            yes += is ? 1 : 0;
        }

        @Override
        public String toString() {
            return all == 0 ? "-" : String.format(Locale.ROOT, "%d of %d (%.1f %%)", yes, all, 100.0 * yes / all);
        }
    }

    private static final class Tally {
        private final Part100 held = new Part100();
        private final Part100 whole = new Part100();
        private final Part100 elements = new Part100();
        private final Part100 noticed = new Part100();
        private final Part100 stopped = new Part100();
        private final Map<String, Part100> byType = new TreeMap<>();
    }

    /** @param folders those to measure; by default the texts of this repository that no model was trained on */
    static void run(Path home, List<String> folders) throws IOException {
        long begun = System.nanoTime();
        Guarding guarding = new Guarding(new Guard());
        double startSeconds = (System.nanoTime() - begun) / 1e9;
        List<Path> sets = folders.isEmpty()
                ? List.of(home.resolve("src/test/resources/guard-dev"), home.resolve("src/test/resources/guard-aside"))
                : folders.stream().map(Path::of).toList();
        List<String> all = new ArrayList<>();
        for (Path set : sets) {
            all.addAll(guarding.measure(set));
        }
        guarding.speed(all);
        System.out.printf(Locale.ROOT, "start of the guard: %.2f s%n", startSeconds);
        System.out.printf(
                Locale.ROOT, "resident at most, 'rounds screen' with %s: %d MB%n", SMALL_HEAP, screenAlone(all));
        System.out.println("\nmissed, but for the texts kept aside, the first " + MOST_LISTED + " of " + guarding.missed.size() + ":");
        guarding.missed.stream().limit(MOST_LISTED).forEach(System.out::println);
    }

    private List<String> measure(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        Tally posts = new Tally();
        Tally queries = new Tally();
        // Whoever has read what was missed of the texts kept aside tunes to them, knowingly or not.
        boolean show = !folder.endsWith("guard-aside");
        for (Path file : files(folder)) {
            boolean query = file.getFileName().toString().startsWith("queries");
            for (Text text : read(file)) {
                texts.add(text.text());
                tally(text, query ? queries : posts, file.getFileName().toString(), show);
            }
        }
        System.out.println("## " + folder.getFileName());
        print("posts", posts);
        if (queries.held.all > 0) {
            print("clinical texts", queries);
        }
        return texts;
    }

    private static void print(String what, Tally tally) {
        System.out.printf(Locale.ROOT, "%-15s leaky, held or asked                  %s%n", what, tally.held);
        System.out.printf(Locale.ROOT, "%-15s leaky, every hard element touched     %s%n", what, tally.whole);
        System.out.printf(Locale.ROOT, "%-15s hard elements touched                 %s%n", what, tally.elements);
        System.out.printf(Locale.ROOT, "%-15s identify only in combination, noticed %s%n", what, tally.noticed);
        System.out.printf(Locale.ROOT, "%-15s clean, stopped                        %s%n", what, tally.stopped);
        tally.byType.forEach((type, part) -> System.out.printf(Locale.ROOT, "%-15s   %-14s %s%n", what, type, part));
    }

    private void tally(Text text, Tally tally, String file, boolean show) {
        Verdict verdict = screen(text.text());
        boolean stops = verdict.level().compareTo(Level.ASK) >= 0;
        if (!text.hard().isEmpty()) {
            tally.held.add(stops);
            boolean whole = true;
            for (Span span : text.hard()) {
                boolean touched = verdict.findings().stream().anyMatch(finding -> touches(finding, span));
                whole &= touched;
                tally.elements.add(touched);
                tally.byType.computeIfAbsent(span.type(), type -> new Part100()).add(touched);
                if (!touched && show) {
                    missed.add(file + " " + span.type() + ": " + text.text().substring(span.start(), span.end()));
                }
            }
            tally.whole.add(whole);
        } else if (text.soft()) {
            tally.noticed.add(verdict.level() != Level.PASS);
        } else {
            tally.stopped.add(stops);
        }
    }

    private static boolean touches(Finding finding, Span span) {
        return finding.start() < span.end()
                && span.start() < finding.end()
                && finding.action().compareTo(Level.ASK) >= 0;
    }

    private Verdict screen(String text) {
        return guard.screen(Submission.of(new Part(Field.TEXT, text)), NOBODY);
    }

    private void speed(List<String> texts) {
        Samples millis = new Samples();
        for (int round = 0; round < 12; round++) {
            for (String text : texts) {
                long begun = System.nanoTime();
                screen(text);
                if (round >= 6) {
                    millis.add((System.nanoTime() - begun) / 1e6);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "a text on one thread: p50 %.2f ms, p99 %.2f ms%n",
                millis.median(),
                millis.quantile(0.99));
    }

    /** A process of the guard alone, as small as it goes: the most memory that it had, in megabytes, after all texts. */
    private static long screenAlone(List<String> texts) throws IOException {
        Process process = Children.start(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "health.rounds.Rounds",
                        "screen")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        JsonMapper json = JsonMapper.builder().build();
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String text : texts) {
                in.write(json.writeValueAsString(Map.of("text", text)) + "\n");
                in.flush();
                if (out.readLine() == null) {
                    throw new IOException("'rounds screen' ended early");
                }
            }
            Optional<String> line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(each -> each.startsWith("VmHWM:"))
                    .findFirst();
            return Long.parseLong(line.orElseThrow().replaceAll("\\D", "")) / 1024;
        } finally {
            Children.stop(process);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static List<Text> read(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : node.path("spans")) {
                spans.add(new Span(
                        span.path("start").asInt(),
                        span.path("end").asInt(),
                        span.path("type").asString()));
            }
            texts.add(new Text(node.path("text").asString(), spans));
        }
        return texts;
    }
}
