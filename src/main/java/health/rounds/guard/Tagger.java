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

    /** Below this a word without any other hint is let go. */
    private static final double SURE = 0.5;

    private final Model model;
    private final WordClues clues;
    private final Tag[] tags;

    Tagger(Model model, WordClues clues) {
        this.model = model;
        this.clues = clues;
        this.tags = model.outcomes().stream().map(Tag::valueOf).toArray(Tag[]::new);
    }

    /** One for each word of the passage. */
    List<Tag> tags(Passage passage) {
        WordClues.Of words = clues.of(passage);
        List<Tag> found = new ArrayList<>();
        Tag previous = Tag.NONE;
        for (int i = 0; i < passage.tokens().size(); i++) {
            previous = words.mayBeName(i) ? best(model.weigh(words.at(i, previous))) : Tag.NONE;
            found.add(previous);
        }
        return found;
    }

    private Tag best(double[] weights) {
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            best = weights[i] > weights[best] ? i : best;
        }
        return weights[best] >= SURE ? tags[best] : Tag.NONE;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        List<Token> tokens = passage.tokens();
        List<Tag> of = tags(passage);
        for (int i = 0; i < of.size(); ) {
            int end = i + 1;
            while (end < of.size() && of.get(end) == of.get(i) && isClose(passage, end - 1)) {
                end++;
            }
            int start = tokens.get(i).start();
            int stop = tokens.get(end - 1).end();
            switch (of.get(i)) {
                case NAME ->
                    found.add(new Candidate(start, stop, "name.tagged", Candidate.Basis.POSSIBLE, "the patient"));
                case PLACE ->
                    found.add(new Candidate(start, stop, "place.tagged", Candidate.Basis.POSSIBLE, "the area"));
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
