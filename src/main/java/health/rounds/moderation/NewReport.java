package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.util.List;

/**
 * What somebody sends in; rules that are named make it a {@link Category#VIOLATION} whatever else it says.
 *
 * @param forward whether the account's own server is to hear of it, where that is another
 */
public record NewReport(
        AccountId target, List<PostId> posts, String comment, Category category, List<String> rules, boolean forward) {
    public NewReport {
        posts = List.copyOf(posts);
        rules = List.copyOf(rules);
    }
}
