package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Says of each word whether it belongs to a person's name or to the name of a place, by its form, its neighbours and the lists
 * that it stands in; whose name it is, is for {@link Bearing} to say.
 *
 * <p>From left to right, each word knowing what was decided for the one before. {@link Training} makes the model.
 */
final class Tagger implements Detector {
    static final String MODEL = "guard-names.bin";

    /** What a word is part of. */
    enum Tag {
        NONE,
        NAME,
        PLACE
    }

    /** From here on a word is what the tagger says, and the next one goes by it. */
    private static final double SURE = 0.5;

    /** From here on it may be; below, a word without any other hint is let go. */
    private static final double MAYBE = 0.12;

    private final Model model;
    private final WordClues clues;
    private final Tag[] tags;

    Tagger(Model model, WordClues clues) {
        this.model = model;
        this.clues = clues;
        this.tags = model.outcomes().stream().map(Tag::valueOf).toArray(Tag[]::new);
    }

    /** What a word is most likely part of, if of anything. */
    private record Guess(Tag tag, boolean sure) {
        static final Guess NOTHING = new Guess(Tag.NONE, true);
    }

    /** One for each word of the passage. */
    private List<Guess> guesses(Passage passage) {
        WordClues.Of words = clues.of(passage);
        List<Guess> found = new ArrayList<>();
        Tag previous = Tag.NONE;
        for (int i = 0; i < passage.tokens().size(); i++) {
            Guess guess = words.mayBeName(i) ? guess(model.weigh(words.at(i, previous))) : Guess.NOTHING;
            previous = guess.sure() ? guess.tag() : Tag.NONE;
            found.add(guess);
        }
        return found;
    }

    private Guess guess(double[] weights) {
        int best = -1;
        for (int i = 0; i < weights.length; i++) {
            if (tags[i] != Tag.NONE && (best < 0 || weights[i] > weights[best])) {
                best = i;
            }
        }
        return weights[best] < MAYBE ? Guess.NOTHING : new Guess(tags[best], weights[best] >= SURE);
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        List<Token> tokens = passage.tokens();
        List<Guess> of = guesses(passage);
        for (int i = 0; i < of.size(); ) {
            int end = i + 1;
            while (end < of.size() && of.get(end).equals(of.get(i)) && isClose(passage, end - 1)) {
                end++;
            }
            int start = tokens.get(i).start();
            int stop = tokens.get(end - 1).end();
            Candidate.Basis basis = of.get(i).sure() ? Candidate.Basis.CLINICAL : Candidate.Basis.POSSIBLE;
            switch (of.get(i).tag()) {
                case NAME -> found.add(new Candidate(start, stop, "name.tagged", basis, "the patient"));
                case PLACE -> found.add(new Candidate(start, stop, "place.tagged", basis, "the area"));
                case NONE -> {}
            }
            i = end;
        }
        return found;
    }

    private static boolean isClose(Passage passage, int index) {
        String gap = passage.gapAfter(index);
        return gap.equals(" ") || gap.equals(". ") || gap.equals("-") || gap.equals(".");
    }
}
