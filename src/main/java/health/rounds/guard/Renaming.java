package health.rounds.guard;

import health.rounds.platform.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Puts other names and places into a labelled post. */
final class Renaming {
    private static final Set<String> NAMES = Set.of("NAME", "OK_NAME", "OK_COLLEAGUE");
    private static final Set<String> PLACES = Set.of("LOCATION", "OK_PLACE");

    private final Lexicon lexicon;
    private final Normaliser normaliser = new Normaliser();
    private final List<String> firstNames = DataFile.lines("guard-first-names.txt.gz");
    private final List<String> names = DataFile.lines("guard-names.txt.gz");
    private final List<String> places = DataFile.lines("guard-places.txt.gz").stream()
            .map(line -> line.substring(0, line.lastIndexOf('=')))
            .filter(place -> place.indexOf(' ') < 0)
            .toList();

    Renaming(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    LabelledPost of(LabelledPost post, Random random) {
        StringBuilder text = new StringBuilder();
        List<LabelledPost.Span> spans = new ArrayList<>();
        int done = 0;
        for (LabelledPost.Span span : post.spans()) {
            text.append(post.text(), done, span.start());
            int start = text.length();
            text.append(renamed(post.text().substring(span.start(), span.end()), span.type(), random));
            spans.add(new LabelledPost.Span(start, text.length(), span.type()));
            done = span.end();
        }
        text.append(post.text(), done, post.text().length());
        return new LabelledPost(text.toString(), spans, post.complete());
    }

    private String renamed(String surface, String type, Random random) {
        if (!NAMES.contains(type) && !PLACES.contains(type)) {
            return surface;
        }
        StringBuilder out = new StringBuilder(surface);
        List<Token> tokens = new Passage(Field.TEXT, normaliser.normalise(surface)).tokens();
        if (tokens.isEmpty() || tokens.getLast().end() > surface.length()) {
            return surface;
        }
        for (Token token : tokens.reversed()) {
            Lexicon.Kind kind = lexicon.kind(token);
            boolean own = kind == Lexicon.Kind.NAME || kind == Lexicon.Kind.UNKNOWN || kind == Lexicon.Kind.AMBIGUOUS;
            if (own && token.text().length() > 2 && (kind != Lexicon.Kind.AMBIGUOUS || random.nextBoolean())) {
                String other = any(
                        PLACES.contains(type) ? places : lexicon.isFirstName(token.lower()) ? firstNames : names,
                        random);
                out.replace(token.start(), token.end(), like(token, other));
            }
        }
        return out.toString();
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String like(Token token, String word) {
        return switch (token.shape()) {
            case LOWER -> word;
            case ALL_CAPS -> word.toUpperCase(Locale.ROOT);
            case CAPITAL, INITIAL, NUMBER, MIXED -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        };
    }
}
