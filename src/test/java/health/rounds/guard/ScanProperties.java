package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Every scan of the guard finds what its pattern finds, whatever the text and whatever the scan has learnt before. */
class ScanProperties {
    private static final List<Scan> SCANS = scans();
    private static final List<String> POSTS = posts();

    @Property(tries = 1500)
    void everyScanFindsWhatItsPatternFinds(@ForAll("texts") String text) {
        for (Scan scan : SCANS) {
            assertThat(found(scan, text)).as("%s", scan.pattern()).isEqualTo(found(scan.pattern(), text));
        }
    }

    @Example
    void thePropertySeesTheScansOfTheGuard() {
        assertThat(SCANS).hasSizeGreaterThan(100);
    }

    @Example
    void aPatternThatMatchesTheEmptyTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scan.of("a*"));
    }

    @Example
    void aPairLooksBackAtOneCharacter() {
        Scan scan = Scan.of("(?<=[.\n])ab|\\bcd|(?<!x)ef|\u00e9g|g\u00e9");

        for (String text : List.of(
                "ab.ab\nab", "cd cdcd_cd", "ef xef yef", "\u00e9g g\u00e9 \uD83D\uDE42ab.\uD83D\uDE42cd", "a")) {
            assertThat(found(scan, text)).as(text).isEqualTo(found(scan.pattern(), text));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> post = Combinators.combine(
                        Arbitraries.of(POSTS),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 300))
                .as((text, from, length) -> {
                    int start = Math.min(from, text.length());
                    return text.substring(start, Math.min(text.length(), start + length));
                });
        Arbitrary<String> ascii = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\t')
                .ofMaxLength(60);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> pieces = Arbitraries.of(
                "\u00fc",
                "\u00c4",
                "\u00df",
                "\u00e9",
                "e\u0301",
                "\uD83D\uDE42",
                "\uD83D",
                "\u017F",
                "\u212A",
                "\u00a3",
                "\u20ac",
                ". 95.",
                ", 93,",
                "(91)",
                "1/5)",
                "#",
                "@",
                "\n",
                "MRN 4471-22",
                "bed 12",
                "Mr K",
                "on 3/17",
                "et al.",
                "99213",
                "www.x.org/pt",
                "a.b@c.de",
                "five five five oh one nine");
        return Arbitraries.oneOf(post, ascii, pieces, any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join("", list));
    }

    private static List<String> found(Scan scan, String text) {
        List<String> found = new ArrayList<>();
        Scan.Hits hits = scan.in(text);
        while (hits.find()) {
            found.add(groups(hits.result()));
        }
        return found;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(ScanProperties::groups).toList();
    }

    private static String groups(MatchResult match) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i <= match.groupCount(); i++) {
            groups.append(match.start(i)).append('-').append(match.end(i)).append(' ');
        }
        return groups.toString();
    }

    private static List<Scan> scans() {
        List<Scan> scans = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(Guard.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("health/rounds/guard"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.startsWith("package-info")) {
                    Class<?> type = Class.forName("health.rounds.guard." + name.replace(".class", ""));
                    for (java.lang.reflect.Field field : type.getDeclaredFields()) {
                        if (Modifier.isStatic(field.getModifiers())) {
                            field.setAccessible(true);
                            collect(Objects.requireNonNull(field.get(null)), scans);
                        }
                    }
                }
            }
            return scans;
        } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A constant of the guard is a scan, a list of scans, or a list of records with a scan in them. */
    private static void collect(Object constant, List<Scan> scans) throws ReflectiveOperationException {
        switch (constant) {
            case Scan scan -> scans.add(scan);
            case List<?> list -> {
                for (Object each : list) {
                    collect(each, scans);
                }
            }
            case Record entry -> {
                for (var component : entry.getClass().getRecordComponents()) {
                    if (component.getType() == Scan.class) {
                        Method accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        scans.add((Scan) accessor.invoke(entry));
                    }
                }
            }
            default -> {
                // holds no scan
            }
        }
    }

    private static List<String> posts() {
        List<String> posts = new ArrayList<>();
        for (String name : List.of("clean", "leaky")) {
            try (InputStream in =
                    Objects.requireNonNull(ScanProperties.class.getResourceAsStream("/guard-dev/" + name + ".jsonl"))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line ->
                                JsonMapper.shared().readTree(line).path("text").asString())
                        .forEach(posts::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return posts;
    }
}
