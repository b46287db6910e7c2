package health.rounds.deliveries;

import health.rounds.posts.PostId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a post has been delivered, for its author; known for thirty days. */
@Component
public final class DeliveryStatus {
    private final OutcomeStore outcomes;

    DeliveryStatus(OutcomeStore outcomes) {
        this.outcomes = outcomes;
    }

    /** One for each server, by name; none where nothing was sent, or long ago. */
    public List<PostDelivery> of(PostId post) {
        return outcomes.of(post);
    }
}
