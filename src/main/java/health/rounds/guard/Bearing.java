package health.rounds.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says how likely a name, a place or a date belongs to a patient, and not to a colleague, an author, a meeting or the writer.
 *
 * <p>It goes by the words around, by the cues of the sentence and of the post, and by what else was seen. {@link Training} makes
 * the model.
 */
final class Bearing {
    static final String MODEL = "guard-bearing.bin";
    static final String PATIENT = "PATIENT";
    static final String OTHER = "OTHER";

    private static final Set<Type> CONTACTS = Set.of(Type.PHONE, Type.FAX, Type.EMAIL, Type.URL);

    private final Model model;
    private final Clues clues;

    Bearing(Model model, Clues clues) {
        this.model = model;
        this.clues = clues;
    }

    /** What identifies by itself, or in combination only, is not asked about; a telephone number may be the department's. */
    static boolean decides(Candidate candidate, Type type) {
        return switch (candidate.basis()) {
            case SOFT -> false;
            case CERTAIN -> CONTACTS.contains(type);
            case CUED, CLINICAL, POSSIBLE -> true;
        };
    }

    /**
     * Between 0 and 1.
     *
     * @param subject what {@link Subject} says of the post
     */
    double onPatient(Candidate candidate, Reading reading, List<Reading> all, double subject) {
        return model.probability(PATIENT, clues.of(candidate, reading, all, subject));
    }

    /** What the model goes by. */
    static final class Clues {
        private static final int LONGEST = 20;
        private static final int FAR = 4;
        private static final List<String> LISTS = List.of(
                "patient",
                "patients-in-general",
                "person",
                "third-person",
                "relative",
                "event",
                "setting",
                "condition",
                "made-up",
                "research",
                "meeting",
                "thanks",
                "own-life",
                "public",
                "public-figure",
                "contact",
                "staff-title",
                "title",
                "naming",
                "mourning");

        private final RuleBook rules;
        private final Lexicon lexicon;
        private final PatientContext context;

        Clues(RuleBook rules, Lexicon lexicon, PatientContext context) {
            this.rules = rules;
            this.lexicon = lexicon;
            this.context = context;
        }

        List<String> of(Candidate candidate, Reading reading, List<Reading> all, double subject) {
            Passage passage = reading.passage();
            List<Token> tokens = passage.tokens();
            Type type = rules.rule(candidate.rule()).type();
            String kind = type.name();
            int first = Math.min(passage.tokenFrom(candidate.start()), tokens.size());
            int end = first;
            while (end < tokens.size() && tokens.get(end).start() < candidate.end()) {
                end++;
            }
            List<String> clues = new ArrayList<>(120);
            // In steps of the logit, which is what the model adds up.
            long step = Math.round(Math.clamp(2 * Math.log(subject / (1 - subject)), -8, 8));
            clues.add("subject=" + step);
            clues.add("subject=" + step + kind);
            clues.add("rule=" + candidate.rule());
            clues.add("basis=" + candidate.basis());
            clues.add("rule,basis=" + candidate.rule() + candidate.basis());
            for (String sign : reading.marks().signs(candidate)) {
                clues.add("sign=" + sign);
                clues.add("sign=" + sign + candidate.rule());
            }
            words(clues, tokens, first, end, kind);
            int sentence = passage.sentence(candidate.start());
            List<Token> around = tokens.subList(
                    passage.tokenFrom(passage.sentenceStart(candidate.start())),
                    passage.tokenFrom(passage.sentenceEnd(candidate.start())));
            clues.add("place=" + (sentence == 0 ? "first" : sentence == passage.sentences() - 1 ? "last" : "middle"));
            for (String list : LISTS) {
                int here = lexicon.list(list).count(around);
                int there = lexicon.list(list).count(tokens);
                if (here > 0) {
                    clues.add("s:" + list);
                    clues.add("s:" + list + kind);
                }
                if (there > 0) {
                    clues.add("p:" + list + Math.min(3, there));
                    clues.add("p:" + list + kind);
                }
            }
            Set<String> said = new HashSet<>();
            for (Token token : around) {
                if (said.add(token.lower()) && token.text().length() < LONGEST) {
                    clues.add("in=" + token.lower());
                }
            }
            Set<String> posted = new HashSet<>();
            for (Token token : tokens) {
                if (posted.add(token.lower())
                        && token.text().length() < LONGEST
                        && token.shape() != Token.Shape.NUMBER) {
                    clues.add("post=" + token.lower());
                }
            }
            beside(clues, candidate, reading, all);
            return clues;
        }

        private void words(List<String> clues, List<Token> tokens, int first, int end, String kind) {
            for (int k = 1; k <= FAR; k++) {
                String before = first - k >= 0 ? word(tokens.get(first - k)) : "^";
                String after = end + k - 1 < tokens.size() ? word(tokens.get(end + k - 1)) : "$";
                clues.add("b" + k + "=" + before);
                clues.add("a" + k + "=" + after);
                clues.add("b=" + before);
                clues.add("a=" + after);
                if (k == 1) {
                    clues.add("b1," + kind + "=" + before);
                    clues.add("a1," + kind + "=" + after);
                }
            }
            clues.add("length=" + Math.min(4, end - first));
            for (int i = first; i < end; i++) {
                clues.add("kind=" + lexicon.kind(tokens.get(i)));
                lexicon.known(tokens.get(i).lower()).forEach(list -> clues.add("known=" + list + kind));
                lexicon.people(tokens.get(i).lower())
                        .ifPresent(people -> clues.add("people=" + Math.round(Math.log10(people)) + kind));
                if (!kind.equals("NAME") && !kind.equals("LOCATION")) {
                    clues.add("word=" + word(tokens.get(i)));
                }
            }
            if (first < tokens.size()) {
                clues.add(
                        "shape=" + tokens.get(first).shape() + tokens.get(first).opens());
            }
        }

        private static String word(Token token) {
            return token.shape() == Token.Shape.NUMBER
                    ? "0"
                    : token.lower().length() < LONGEST ? token.lower() : "long";
        }

        private void beside(List<String> clues, Candidate candidate, Reading reading, List<Reading> all) {
            Map<Type, Integer> others = new EnumMap<>(Type.class);
            double story = 0;
            for (Reading each : all) {
                story += context.score(each.passage(), each.candidates());
                for (Candidate other : each.candidates()) {
                    if (!(each == reading && other.overlaps(candidate))) {
                        others.merge(rules.rule(other.rule()).type(), 1, Integer::sum);
                    } else if (other != candidate) {
                        clues.add("also=" + other.rule());
                    }
                }
            }
            clues.add("story=" + Math.round(Math.clamp(story, -4, 9)));
            others.forEach((type, count) -> clues.add("beside=" + type + Math.min(2, count)));
            String text = reading.passage().text();
            clues.add("tags=" + Math.min(3, text.chars().filter(c -> c == '#').count()));
            clues.add(
                    "mentions=" + Math.min(2, text.chars().filter(c -> c == '@').count()));
            clues.add("question=" + (text.indexOf('?') >= 0));
            clues.add("german=" + German.isLanguageOf(text));
            clues.add("long=" + Math.min(6, text.length() / 80));
        }
    }
}
