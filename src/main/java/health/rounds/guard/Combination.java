package health.rounds.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Looks at a story as a whole: nothing in it is an identifier, and yet all of it together may point at one person.
 *
 * <p>Two views, and either is enough. {@link Crowd} counts how many people match, from figures, and can say so. A model that {@link
 * Training} makes knows how such posts read when there is nothing to count.
 */
final class Combination {
    static final String MODEL = "guard-combination.bin";
    static final String TELLING = "TELLING";
    static final String PLAIN = "PLAIN";

    /** From here on the model's word is worth a nudge. */
    private static final double NUDGE_FROM = 0.55;

    private final Model model;
    private final PostClues clues;
    private final StoryReader stories;
    private final Lexicon lexicon;

    Combination(Model model, PostClues clues, StoryReader stories, Lexicon lexicon) {
        this.model = model;
        this.clues = clues;
        this.stories = stories;
        this.lexicon = lexicon;
    }

    /**
     * What is wrong with a story.
     *
     * @param start of the words that tell most, in the normalised text
     * @param end one past them
     * @param people how many match, as far as that can be counted
     * @param suggestion what to write instead of the words
     */
    record Hint(int start, int end, String rule, Level level, OptionalLong people, String suggestion) {}

    /** So few people match that it must be said; {@code about} is the writer's profile as the rules read it. */
    Optional<Hint> count(Reading reading, Supplier<Passage> about, List<Story> earlier) {
        Story story = stories.read(reading.passage());
        boolean counts = story.isTelling()
                || earlier.stream().anyMatch(before -> before.isTelling() && story.mayBeOneWith(before));
        Optional<Double> home = counts ? stories.people(about.get(), lexicon) : Optional.empty();
        OptionalLong people = Crowd.of(story, home);
        if (people.isPresent() && people.getAsLong() < Crowd.SMALL) {
            return Optional.of(hint(reading, story, "quasi.crowd", people));
        }
        for (Story before : earlier) {
            if (story.mayBeOneWith(before)) {
                OptionalLong together = Crowd.of(story.with(before), home);
                if (together.isPresent() && together.getAsLong() < Crowd.SMALL) {
                    return Optional.of(hint(reading, story, "quasi.mosaic", together));
                }
            }
        }
        return Optional.empty();
    }

    /** The whole of a text reads like those that give somebody away. */
    Optional<Hint> weigh(Reading reading) {
        double telling = model.probability(TELLING, clues.of(reading));
        if (telling >= NUDGE_FROM) {
            String text = reading.passage().text();
            return Optional.of(new Hint(0, text.length(), Rule.COMBINATION, Level.NUDGE, OptionalLong.empty(), text));
        }
        return Optional.empty();
    }

    private static Hint hint(Reading reading, Story story, String rule, OptionalLong people) {
        Optional<Story.Detail> detail = story.mostTelling()
                .or(() -> story.details().stream()
                        .filter(each -> each.end() > each.start())
                        .min(Comparator.comparingInt(Story.Detail::start)));
        int start = detail.map(Story.Detail::start).orElse(0);
        int end = detail.map(Story.Detail::end).orElse(reading.passage().text().length());
        Level level = people.orElseThrow() < Crowd.FEW ? Level.ASK : Level.NUDGE;
        String suggestion = detail.map(Combination::vaguer).orElse("");
        return new Hint(start, end, rule, level, people, suggestion);
    }

    private static String vaguer(Story.Detail detail) {
        return switch (detail.kind()) {
            case ROLE -> "worker";
            case EVENT -> "accident";
            case CONDITION -> "rare disease";
            case RELATION -> "acquaintance";
            case AGE, SEX, AREA, TIME -> "";
        };
    }
}
