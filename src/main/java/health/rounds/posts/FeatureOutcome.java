package health.rounds.posts;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of the wish to show a hashtag on one's profile. */
public sealed interface FeatureOutcome {
    /** It is shown there. */
    record Featured(FeaturedTag tag) implements FeatureOutcome {}

    /** The guard found what could identify a patient; nothing was changed. */
    record Held(List<Finding> findings) implements FeatureOutcome {}
}
