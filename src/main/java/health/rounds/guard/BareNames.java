package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names without any cue: a capitalised word that is in no dictionary, or a listed name, in a patient's story.
 *
 * <p>Whether a patient is talked about is for {@link PatientContext} to say; eponyms and the like are for {@link SafeSpans}.
 */
final class BareNames implements Detector {
    /** What follows the subject of a sentence. */
    private static final Set<String> VERBS = Set.of(
            "is",
            "was",
            "has",
            "had",
            "will",
            "died",
            "went",
            "came",
            "got",
            "lost",
            "told",
            "asked",
            "said",
            "says",
            "walked",
            "woke",
            "wants",
            "wanted",
            "needs",
            "needed",
            "kept",
            "keeps",
            "made",
            "makes",
            "left",
            "just",
            "also",
            "never",
            "still",
            "again",
            "who",
            "and",
            "from",
            "in",
            "with",
            "finally",
            "taught",
            "gave",
            "turned",
            "would",
            "could",
            "did",
            "does",
            "please",
            "if",
            "you",
            "thinks",
            "loves",
            "loved",
            "hates",
            "fell",
            "coded",
            "survived",
            "passed",
            "presented",
            "arrived",
            "called",
            "rang",
            "cried",
            "laughed",
            "smiled",
            "sat",
            "held",
            "took",
            "takes",
            "lives",
            "lived",
            "ist",
            "hat",
            "war",
            "es",
            "ha",
            "vino",
            "stopped",
            "started",
            "waved",
            "signed");

    private static final Scan FOREIGN = Scan.of(
            "\\b(?:que|los|las|una|por|para|con|und|der|das|nicht|ich|mit|les|une|des|dans|avec|na|dey|dem)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan PRONOUN_STORY = Scan.of("\\b(?:she|he|her|him|his)\\b");

    private final Lexicon lexicon;
    private final NameRuns runs;

    BareNames(Lexicon lexicon, NameRuns runs) {
        this.lexicon = lexicon;
        this.runs = runs;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        boolean german = German.isLanguageOf(passage.text());
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); ) {
            int end = runs.capitalised(passage, i);
            if (end == i) {
                i++;
                continue;
            }
            consider(passage, i, end, german, found);
            i = end;
        }
        if (isLowerCasePost(passage)) {
            lowerCase(passage, found);
        }
        return found;
    }

    private void consider(Passage passage, int from, int end, boolean german, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int start = from;
        // "Poor Anselmo", "Then Marisol": the word that opens the sentence is no part of the name.
        while (start < end - 1 && tokens.get(start).opens() && plain(tokens.get(start))) {
            start++;
        }
        int stop = end;
        while (stop > start && lexicon.kind(tokens.get(stop - 1)) == Lexicon.Kind.SAFE) {
            stop--;
        }
        while (start < stop && lexicon.kind(tokens.get(start)) == Lexicon.Kind.SAFE) {
            start++;
        }
        if (start == stop) {
            return;
        }
        Token first = tokens.get(start);
        int listed = 0;
        int unknown = 0;
        for (int i = start; i < stop; i++) {
            switch (lexicon.kind(tokens.get(i))) {
                case NAME -> listed++;
                case UNKNOWN -> unknown++;
                case AMBIGUOUS -> listed += !tokens.get(i).opens() || stop - start > 1 ? 1 : 0;
                case SAFE, WORD -> {}
            }
        }
        boolean letters = first.text().length() > 1 || stop - start > 1;
        if (!letters) {
            return;
        }
        boolean opens = first.opens() && stop - start == 1;
        Candidate.Basis basis;
        if (opens) {
            boolean subject = first.possessive() || followsLikeASubject(passage, stop);
            boolean name = lexicon.isFirstName(first.lower())
                    || (!german && lexicon.isRareName(first.lower()))
                    || (!german && unknown > 0);
            if (!name
                    || (!subject && !lexicon.isFirstName(first.lower()))
                    || lexicon.kind(first) == Lexicon.Kind.WORD
                    || (lexicon.kind(first) == Lexicon.Kind.AMBIGUOUS && !first.possessive())) {
                return;
            }
            basis = lexicon.kind(first) == Lexicon.Kind.NAME ? Candidate.Basis.CLINICAL : Candidate.Basis.POSSIBLE;
        } else if (german) {
            if (listed == 0 || !lexicon.isFirstName(first.lower())) {
                return;
            }
            basis = Candidate.Basis.CLINICAL;
        } else if (listed + unknown > 0) {
            basis = listed > 0 ? Candidate.Basis.CLINICAL : Candidate.Basis.POSSIBLE;
        } else {
            return;
        }
        String rule = basis == Candidate.Basis.POSSIBLE ? "name.unsure" : "name.likely";
        found.add(new Candidate(first.start(), NameRuns.textEnd(passage, stop), rule, basis, "the patient"));
    }

    private boolean plain(Token token) {
        Lexicon.Kind kind = lexicon.kind(token);
        return kind == Lexicon.Kind.WORD || kind == Lexicon.Kind.SAFE;
    }

    private static boolean followsLikeASubject(Passage passage, int next) {
        String gap = passage.gapAfter(next - 1);
        if (gap.startsWith(",") || gap.startsWith(".") || gap.startsWith("!")) {
            return true;
        }
        return next < passage.tokens().size()
                && gap.equals(" ")
                && (VERBS.contains(passage.tokens().get(next).lower())
                        || passage.tokens().get(next).lower().endsWith("ed"));
    }

    /** Some people never touch the shift key; then a listed name is all there is to go by. */
    private static boolean isLowerCasePost(Passage passage) {
        long opening = passage.tokens().stream()
                .filter(t -> t.opens() && t.shape() == Token.Shape.LOWER)
                .count();
        long capitals = passage.tokens().stream()
                .filter(t -> t.shape() == Token.Shape.CAPITAL)
                .count();
        return opening > 0
                && capitals <= 1
                && (passage.tokens().size() < 6 || PRONOUN_STORY.isIn(passage.text()) || opening > 1 || capitals == 0);
    }

    private void lowerCase(Passage passage, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        boolean english = !FOREIGN.isIn(passage.text());
        for (int i = 0; i < tokens.size(); ) {
            int end = runs.lowerCase(passage, i);
            boolean first = end > i
                    && (lexicon.isFirstName(tokens.get(i).lower())
                            || end - i > 1
                            || (english && followsLikeASubject(passage, end)));
            if (first) {
                found.add(new Candidate(
                        tokens.get(i).start(),
                        NameRuns.textEnd(passage, end),
                        "name.likely",
                        Candidate.Basis.CLINICAL,
                        "the patient"));
            }
            i = Math.max(i + 1, end);
        }
    }
}
