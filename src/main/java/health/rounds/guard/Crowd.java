package health.rounds.guard;

import health.rounds.guard.Story.Detail;
import health.rounds.guard.Story.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Estimates how many people match a story: the people of the place, times the share of each detail that is told.
 *
 * <p>Details are taken as independent, and of each kind only the rarest counts. So the figure tells five people from five thousand,
 * no more. The shares stand in {@code data/guard-crowd.txt}.
 */
final class Crowd {
    /** With fewer the writer is asked: friends, and readers of the local paper, would know who it is. */
    static final long FEW = 5;
    /** With fewer the writer is told. The usual smallest group of official statistics is 5 to 20 people. */
    static final long SMALL = 20;

    /** Where nothing says where the writer works: the people whom a large hospital serves. */
    private static final double CATCHMENT = 500_000;

    private static final List<Kind> SHARES = List.of(Kind.AGE, Kind.SEX, Kind.ROLE, Kind.EVENT, Kind.CONDITION);

    private Crowd() {}

    /**
     * How many people match; empty where nothing is told that few people have.
     *
     * @param home the people who live where the writer says to be, if the writer says
     */
    static OptionalLong of(Story story, Optional<Double> home) {
        if (!story.isTelling()) {
            return OptionalLong.empty();
        }
        double people =
                Math.min(story.smallest(Kind.AREA).map(Detail::size).orElse(Double.MAX_VALUE), home.orElse(CATCHMENT));
        people =
                Math.min(people, story.smallest(Kind.RELATION).map(Detail::size).orElse(Double.MAX_VALUE));
        for (Kind kind : SHARES) {
            // A relation such as "my neighbour" has made the group small already; the age then hardly divides it.
            boolean counts = kind != Kind.SEX || story.smallest(Kind.RELATION).isEmpty();
            people *= counts ? story.smallest(kind).map(Detail::size).orElse(1.0) : 1;
        }
        if (story.smallest(Kind.EVENT).isPresent()) {
            people *= story.smallest(Kind.TIME).map(Detail::size).orElse(1.0);
        }
        return OptionalLong.of(Math.max(1, Math.round(people)));
    }
}
