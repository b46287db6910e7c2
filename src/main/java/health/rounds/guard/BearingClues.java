package health.rounds.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link Bearing} goes by: the words around, the cues of sentence and post, and what else was seen. */
final class BearingClues {
    private static final int LONGEST = 20;
    private static final int FAR = 4;
    /** More words than a post has; it bounds the work on a text that is nothing but different words. */
    private static final int MOST_WORDS = 200;

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

    private static final Pattern YEAR = Pattern.compile("\\b(?:1[789]|20)\\d\\d\\b");

    private static final int YEAR_AND_GAP = 6;

    private final RuleBook rules;
    private final Lexicon lexicon;
    private final PatientContext context;

    BearingClues(RuleBook rules, Lexicon lexicon, PatientContext context) {
        this.rules = rules;
        this.lexicon = lexicon;
        this.context = context;
    }

    Text of(Reading reading, List<Reading> all, double subject) {
        return new Text(reading, all, subject);
    }

    private static String word(Token token) {
        return token.shape() == Token.Shape.NUMBER ? "0" : token.lower().length() < LONGEST ? token.lower() : "long";
    }

    private static String era(String year) {
        return switch (year.substring(0, 2)) {
            case "17", "18" -> "history";
            case "19" -> year.charAt(2) < '3' ? "history" : "life";
            default -> year.charAt(2) < '2' ? "past" : "now";
        };
    }

    /** What is the same for all candidates of a text is worked out once. */
    final class Text {
        private final Reading reading;
        private final Passage passage;
        private final List<Token> tokens;
        private final Map<Type, Integer> seen = new EnumMap<>(Type.class);
        private final Map<Integer, List<Candidate>> atWord = new HashMap<>();
        private final List<String> ofText = new ArrayList<>();
        private final Map<String, Integer> listed = new LinkedHashMap<>();
        private final Map<Integer, List<String>> ofSentence = new HashMap<>();
        private final long step;

        private Text(Reading reading, List<Reading> all, double subject) {
            this.reading = reading;
            this.passage = reading.passage();
            this.tokens = passage.tokens();
            for (Reading each : all) {
                each.candidates()
                        .forEach(other -> seen.merge(rules.rule(other.rule()).type(), 1, Integer::sum));
            }
            reading.candidates().forEach(this::place);
            // In steps of the logit, which is what the model adds up.
            this.step = Math.round(Math.clamp(2 * Math.log(subject / (1 - subject)), -8, 8));
            ofText.add("subject=" + step);
            for (String list : LISTS) {
                int count = lexicon.list(list).count(tokens);
                if (count > 0) {
                    listed.put(list, count);
                    ofText.add("p:" + list + Math.min(3, count));
                }
            }
            Set<String> posted = new HashSet<>();
            for (Token token : tokens) {
                if (posted.size() < MOST_WORDS
                        && token.shape() != Token.Shape.NUMBER
                        && token.text().length() < LONGEST
                        && posted.add(token.lower())) {
                    ofText.add("post=" + token.lower());
                }
            }
            double story = all.stream()
                    .mapToDouble(each -> context.score(each.passage(), each.candidates()))
                    .sum();
            ofText.add("story=" + Math.round(Math.clamp(story, -4, 9)));
            String text = passage.text();
            ofText.add("tags=" + Math.min(3, text.chars().filter(c -> c == '#').count()));
            ofText.add(
                    "mentions=" + Math.min(2, text.chars().filter(c -> c == '@').count()));
            ofText.add("question=" + (text.indexOf('?') >= 0));
            Matcher years = YEAR.matcher(text);
            while (years.find()) {
                ofText.add("year=" + era(years.group()));
            }
            ofText.add("german=" + German.isLanguageOf(text));
            ofText.add("long=" + Math.min(6, text.length() / 80));
        }

        private void place(Candidate candidate) {
            for (int i = passage.tokenFrom(candidate.start());
                    i < tokens.size() && tokens.get(i).start() < candidate.end();
                    i++) {
                atWord.computeIfAbsent(i, _ -> new ArrayList<>()).add(candidate);
            }
        }

        List<String> clues(Candidate candidate) {
            String kind = rules.rule(candidate.rule()).type().name();
            List<String> clues = new ArrayList<>(ofText);
            clues.add("subject=" + step + kind);
            clues.add("rule=" + candidate.rule());
            clues.add("basis=" + candidate.basis());
            clues.add("rule,basis=" + candidate.rule() + candidate.basis());
            for (String sign : reading.marks().signs(candidate)) {
                clues.add("sign=" + sign);
                clues.add("sign=" + sign + candidate.rule());
            }
            words(clues, candidate, kind);
            int sentence = passage.sentence(candidate.start());
            clues.add("place=" + (sentence == 0 ? "first" : sentence == passage.sentences() - 1 ? "last" : "middle"));
            for (String clue : ofSentence.computeIfAbsent(sentence, _ -> sentence(candidate.start()))) {
                clues.add(clue);
                if (clue.startsWith("s:")) {
                    clues.add(clue + kind);
                }
            }
            listed.keySet().forEach(list -> clues.add("p:" + list + kind));
            beside(clues, candidate);
            return clues;
        }

        private List<String> sentence(int at) {
            List<Token> around = tokens.subList(
                    passage.tokenFrom(passage.sentenceStart(at)), passage.tokenFrom(passage.sentenceEnd(at)));
            List<String> clues = new ArrayList<>();
            for (String list : listed.keySet()) {
                if (lexicon.list(list).count(around) > 0) {
                    clues.add("s:" + list);
                }
            }
            Set<String> said = new HashSet<>();
            for (Token token : around) {
                if (said.size() < MOST_WORDS && token.text().length() < LONGEST && said.add(token.lower())) {
                    clues.add("in=" + token.lower());
                }
            }
            return clues;
        }

        private void words(List<String> clues, Candidate candidate, String kind) {
            int first = passage.tokenFrom(candidate.start());
            int end = first;
            while (end < tokens.size() && tokens.get(end).start() < candidate.end()) {
                end++;
            }
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
            String before = first > 0 ? word(tokens.get(first - 1)) : "^";
            String after = end < tokens.size() ? word(tokens.get(end)) : "$";
            clues.add("b2b1=" + (first > 1 ? word(tokens.get(first - 2)) : "^") + "_" + before);
            clues.add("a1a2=" + after + "_" + (end + 1 < tokens.size() ? word(tokens.get(end + 1)) : "$"));
            clues.add("b1a1=" + before + "_" + after);
            clues.add("length=" + Math.min(4, end - first));
            Matcher years = YEAR.matcher(passage.text())
                    .region(candidate.start(), Math.min(passage.text().length(), candidate.end() + YEAR_AND_GAP));
            clues.add("era=" + (years.find() ? era(years.group()) : "") + kind);
            for (Token token : tokens.subList(first, end)) {
                clues.add("kind=" + lexicon.kind(token));
                lexicon.known(token.lower()).forEach(list -> clues.add("known=" + list + kind));
                lexicon.people(token.lower())
                        .ifPresent(people -> clues.add("people=" + Math.round(Math.log10(people)) + kind));
                if (!kind.equals("NAME") && !kind.equals("LOCATION")) {
                    clues.add("word=" + word(token));
                }
            }
            if (first < tokens.size()) {
                clues.add(
                        "shape=" + tokens.get(first).shape() + tokens.get(first).opens());
            }
        }

        /** What overlaps is another view of the same words; all else stands beside it. */
        private void beside(List<String> clues, Candidate candidate) {
            Set<Candidate> met = Collections.newSetFromMap(new IdentityHashMap<>());
            // A list, as its order is the same at every run: the model that is made must be, too.
            List<Candidate> overlapping = new ArrayList<>();
            for (int i = passage.tokenFrom(candidate.start());
                    i < tokens.size() && tokens.get(i).start() < candidate.end();
                    i++) {
                for (Candidate other : atWord.getOrDefault(i, List.of())) {
                    if (met.add(other)) {
                        overlapping.add(other);
                    }
                }
            }
            Map<Type, Integer> others = new EnumMap<>(seen);
            for (Candidate other : overlapping) {
                others.merge(rules.rule(other.rule()).type(), -1, Integer::sum);
                if (!other.equals(candidate)) {
                    clues.add("also=" + other.rule());
                }
            }
            others.forEach((type, count) -> {
                if (count > 0) {
                    clues.add("beside=" + type + Math.min(2, count));
                }
            });
        }
    }
}
