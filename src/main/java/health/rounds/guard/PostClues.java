package health.rounds.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a post as a whole shows: its words, pairs of words, cues and details; {@link Subject} and {@link Combination} go by it. */
final class PostClues {
    private static final int LONGEST = 20;
    private static final List<String> LISTS = List.of(
            "patient",
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
            "contact",
            "occupation",
            "unique",
            "tie",
            "news",
            "rare");

    private final PatientContext context;
    private final Lexicon lexicon;
    private final StoryReader stories;

    PostClues(PatientContext context, Lexicon lexicon, StoryReader stories) {
        this.context = context;
        this.lexicon = lexicon;
        this.stories = stories;
    }

    List<String> of(Reading reading) {
        Passage passage = reading.passage();
        List<Token> tokens = passage.tokens();
        List<String> clues = new ArrayList<>();
        for (String list : LISTS) {
            int count = lexicon.list(list).count(tokens);
            if (count > 0) {
                clues.add("has=" + list);
                clues.add("has=" + list + Math.min(3, count));
            }
        }
        for (Story.Detail detail : stories.read(passage).details()) {
            clues.add("tells=" + detail.kind());
            clues.add("tells=" + detail.kind() + Math.round(Math.log10(detail.size())));
        }
        for (Candidate candidate : reading.candidates()) {
            if (candidate.basis() == Candidate.Basis.SOFT) {
                clues.add("soft=" + candidate.rule());
            }
        }
        clues.add("story=" + Math.round(Math.clamp(context.score(passage, reading.candidates()), -4, 9)));
        Set<String> said = new HashSet<>();
        String before = "^";
        for (Token token : tokens) {
            String word = word(token);
            if (word.length() < LONGEST) {
                if (said.add(word)) {
                    clues.add("w=" + word);
                }
                if (said.add(before + "_" + word)) {
                    clues.add("w=" + before + "_" + word);
                }
                before = word;
            }
        }
        clues.add("long=" + Math.min(6, passage.text().length() / 80));
        clues.add("tags=" + passage.text().contains("#"));
        clues.add("link=" + passage.text().toLowerCase(Locale.ROOT).contains("http"));
        return clues;
    }

    /** A name by itself says nothing of what a post is about; that there is one does. */
    private String word(Token token) {
        if (token.shape() == Token.Shape.NUMBER) {
            return "0";
        }
        Lexicon.Kind kind = lexicon.kind(token);
        boolean name = token.isCapital() && (kind == Lexicon.Kind.NAME || kind == Lexicon.Kind.UNKNOWN);
        return name ? "Name" : token.lower();
    }
}
