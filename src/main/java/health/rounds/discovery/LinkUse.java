package health.rounds.discovery;

import health.rounds.posts.TagUse;
import health.rounds.previews.Card;
import java.util.List;

/**
 * A link, what it leads to, and how members pass it on by day, newest day first.
 *
 * @param id of its preview
 */
public record LinkUse(long id, Card card, List<TagUse.Day> days) {
    public LinkUse {
        days = List.copyOf(days);
    }
}
