package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the {@link Tagger} goes by: the form of a word, the lists it stands in, and the same of its neighbours. */
final class WordClues {
    private static final int LONGEST = 24;
    private static final List<String> LISTS = List.of(
            "title",
            "staff-title",
            "relative",
            "kin-title",
            "sex-noun",
            "naming",
            "mourning",
            "place-preposition",
            "facility",
            "street",
            "landform",
            "place-before",
            "eponym",
            "eponym-noun",
            "medical",
            "things",
            "condition",
            "setting",
            "time-word",
            "belonging",
            "thanks",
            "person",
            "third-person");

    private final Lexicon lexicon;

    WordClues(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Of of(Passage passage) {
        return new Of(passage);
    }

    /** The clues of one passage. */
    final class Of {
        private final Passage passage;
        private final List<Token> tokens;
        private final List<List<String>> lists = new ArrayList<>();
        private final List<String> forms = new ArrayList<>();
        private final String language;

        private Of(Passage passage) {
            this.passage = passage;
            this.tokens = passage.tokens();
            boolean capitals = tokens.stream().anyMatch(Token::isCapital);
            this.language = German.isLanguageOf(passage.text()) ? "de" : capitals ? "en" : "low";
            for (Token token : tokens) {
                List<String> in = new ArrayList<>(lexicon.known(token.lower()));
                LISTS.stream()
                        .filter(name -> lexicon.list(name).contains(token.lower()))
                        .forEach(in::add);
                lists.add(in);
                forms.add(form(token));
            }
        }

        /** Numbers and the commonest words are nobody's name, and most of a text. */
        boolean mayBeName(int i) {
            Token token = tokens.get(i);
            return token.shape() != Token.Shape.NUMBER
                    && !(token.shape() == Token.Shape.LOWER && lexicon.isPlainWord(token.lower()));
        }

        List<String> at(int i, Tagger.Tag previous) {
            Token token = tokens.get(i);
            String word = word(i);
            List<String> clues = new ArrayList<>(40);
            clues.add("w=" + word);
            clues.add("f=" + forms.get(i));
            clues.add("f=" + forms.get(i) + language);
            clues.add("t=" + previous);
            clues.add("t=" + previous + forms.get(i));
            clues.add("p3=" + word.substring(0, Math.min(3, word.length())));
            clues.add("s3=" + word.substring(Math.max(0, word.length() - 3)));
            clues.add("s4=" + word.substring(Math.max(0, word.length() - 4)));
            clues.add("g=" + gap(i - 1) + "_" + gap(i));
            if (token.possessive()) {
                clues.add("'s");
            }
            for (int k = -3; k <= 3; k++) {
                int at = i + k;
                if (at < 0 || at >= tokens.size()) {
                    clues.add("e" + k);
                    continue;
                }
                if (k != 0) {
                    clues.add("w" + k + "=" + word(at));
                    clues.add("f" + k + "=" + forms.get(at));
                }
                for (String list : lists.get(at)) {
                    clues.add("l" + k + "=" + list);
                }
            }
            if (i > 0) {
                clues.add("f-1,0=" + forms.get(i - 1) + forms.get(i));
                clues.add("w-1,f=" + word(i - 1) + forms.get(i));
            }
            if (i + 1 < tokens.size()) {
                clues.add("f0,1=" + forms.get(i) + forms.get(i + 1));
                clues.add("w1,f=" + word(i + 1) + forms.get(i));
            }
            return clues;
        }

        private String word(int i) {
            Token token = tokens.get(i);
            if (token.shape() == Token.Shape.NUMBER) {
                return "0";
            }
            return token.lower().length() > LONGEST ? "long" : token.lower();
        }

        private String form(Token token) {
            String lower = token.lower();
            return token.shape().name().substring(0, 2).toLowerCase(Locale.ROOT)
                    + lexicon.kind(token).name().charAt(0)
                    + (lexicon.isFirstName(lower) ? "f" : "")
                    + (lexicon.isPlace(lower) ? "p" : "")
                    + (lexicon.isSpanishWord(lower) ? "s" : "")
                    + (language.equals("de") && lexicon.isGermanWord(lower) ? "d" : "")
                    + (token.opens() ? "o" : "");
        }

        /** The first sign between two words tells enough. */
        private String gap(int i) {
            if (i < 0) {
                return "^";
            }
            String gap = passage.gapAfter(i);
            if (gap.isEmpty()) {
                return "";
            }
            String sign = gap.strip();
            return sign.isEmpty() ? "_" : sign.substring(0, 1);
        }
    }
}
