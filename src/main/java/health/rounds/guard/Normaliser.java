package health.rounds.guard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Undoes what hides an identifier from a rule: compatibility forms, invisible characters, look-alike letters, digits of other
 * scripts, digits spelt or spaced out, and "(at)" and "(dot)".
 *
 * <p>Three passes, each linear, each keeping the way back to the original.
 */
final class Normaliser {
    /** More marks than any written language puts on one letter; the rest is decoration. */
    private static final int MOST_MARKS = 8;

    private static final String LOOK_ALIKES = "АВЕКМНОРСТУХавекморстухіІјЈѕЅԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιν";
    private static final String LATIN = "ABEKMHOPCTYXabekmopctyxiIjJsSdqwhABEZHIKMNOPTYXoaiv";

    private static final Scan SPACED_DIGITS = Scan.of("(?<![\\w.,-])\\d(?:[ ._-]\\d){6,18}+(?![\\w-])(?![.,]\\d)");
    private static final Scan HIDDEN_AT = Scan.of(
            " {0,2}[(\\[{<] {0,2}(?:at|@|arroba) {0,2}[)\\]}>] {0,2}|(?<=\\w) {1,2}@ {1,2}(?=\\w+[ .])",
            Pattern.CASE_INSENSITIVE);
    private static final Scan HIDDEN_DOT =
            Scan.of(" {0,2}[(\\[{<] {0,2}(?:dot|punto|punkt|\\.) {0,2}[)\\]}>] {0,2}", Pattern.CASE_INSENSITIVE);
    private static final Scan SPOKEN_ADDRESS = Scan.of(
            "\\b\\w{1,30}(?: dot \\w{1,30}){0,3}+ at \\w{1,30}(?: dot \\w{2,30}){1,3}+\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN_SEPARATOR = Pattern.compile(" (dot|at) ", Pattern.CASE_INSENSITIVE);
    private static final Scan SPELT_DIGITS = Scan.of(
            "\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[ ,-]{1,2}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){4,18}+\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPELT_DIGIT = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"));

    Normalised normalise(String original) {
        return respell(latinise(fold(original)));
    }

    /** NFKC cluster by cluster, without invisible characters, with plain quotes, dashes, spaces and digits. */
    private static Normalised fold(String original) {
        Normalised.Builder out = new Normalised.Builder(original.length());
        int i = 0;
        while (i < original.length()) {
            int cp = original.codePointAt(i);
            int end = i + Character.charCount(cp);
            if (cp < 0x80) {
                if (end == original.length() || original.charAt(end) < 0x300) {
                    out.append((char) cp, i, end);
                    i = end;
                    continue;
                }
            }
            if (isInvisible(cp)) {
                i = end;
                continue;
            }
            StringBuilder cluster = new StringBuilder().appendCodePoint(cp);
            int marks = 0;
            while (end < original.length() && isMark(original.codePointAt(end))) {
                int mark = original.codePointAt(end);
                if (marks++ < MOST_MARKS && !isInvisible(mark)) {
                    cluster.appendCodePoint(mark);
                }
                end += Character.charCount(mark);
            }
            String folded = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
            for (int k = 0; k < folded.length(); ) {
                int plain = folded.codePointAt(k);
                k += Character.charCount(plain);
                for (char c : Character.toChars(plain(plain))) {
                    out.append(c, i, end);
                }
            }
            i = end;
        }
        return out.build();
    }

    private static boolean isMark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int cp) {
        return Character.getType(cp) == Character.FORMAT
                || (cp >= 0xFE00 && cp <= 0xFE0F)
                || cp == 0x20E3 // the key of a keycap digit
                || cp == 0x034F
                || cp == 0x115F
                || cp == 0x1160
                || cp == 0x3164;
    }

    private static int plain(int cp) {
        if (cp < 0x80) {
            return cp;
        }
        if (Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(cp, 10);
        }
        return switch (cp) {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x00B4, 0x2032 -> '\'';
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB, 0x2033 -> '"';
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> '-';
            case 0x2044, 0x2215 -> '/';
            default -> Character.isSpaceChar(cp) && cp != 0x2028 && cp != 0x2029 ? ' ' : cp;
        };
    }

    /** Greek and Cyrillic letters that look Latin become Latin in a word that also has Latin letters. */
    private static Normalised latinise(Normalised in) {
        String text = in.text();
        boolean foreign = text.chars().anyMatch(c -> LOOK_ALIKES.indexOf(c) >= 0);
        if (!foreign) {
            return in;
        }
        Normalised.Builder out = new Normalised.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean latin = false;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                char c = text.charAt(end++);
                latin |= c < 0x250;
            }
            for (int k = i; k < end; k++) {
                int look = latin ? LOOK_ALIKES.indexOf(text.charAt(k)) : -1;
                if (look >= 0) {
                    out.replace(in, k, k + 1, LATIN.substring(look, look + 1));
                } else {
                    out.copy(in, k, k + 1);
                }
            }
            if (end < text.length()) {
                out.copy(in, end, end + 1);
            }
            i = end + 1;
        }
        return out.build();
    }

    private static Normalised respell(Normalised in) {
        Normalised text = in;
        text = replace(text, SPELT_DIGITS, Normaliser::spelt);
        text = replace(text, SPACED_DIGITS, m -> m.group().replaceAll("[ ._-]", ""));
        text = replace(text, HIDDEN_AT, m -> "@");
        text = replace(text, HIDDEN_DOT, m -> ".");
        return replace(
                text,
                SPOKEN_ADDRESS,
                m -> SPOKEN_SEPARATOR
                        .matcher(m.group())
                        .replaceAll(s -> s.group(1).equalsIgnoreCase("at") ? "@" : "."));
    }

    private static String spelt(MatchResult match) {
        return SPELT_DIGIT
                .matcher(match.group())
                .replaceAll(m -> DIGITS.getOrDefault(m.group().toLowerCase(Locale.ROOT), m.group()))
                .replaceAll("[ ,-]", "");
    }

    private interface Respelling {
        String of(MatchResult match);
    }

    private static Normalised replace(Normalised in, Scan scan, Respelling respelling) {
        Scan.Hits hits = scan.in(in.text());
        if (!hits.find()) {
            return in;
        }
        Normalised.Builder out = new Normalised.Builder(in.text().length());
        int done = 0;
        do {
            out.copy(in, done, hits.start());
            out.replace(in, hits.start(), hits.end(), respelling.of(hits.result()));
            done = hits.end();
        } while (hits.find());
        out.copy(in, done, in.text().length());
        return out.build();
    }
}
