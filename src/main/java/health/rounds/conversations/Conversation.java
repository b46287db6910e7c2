package health.rounds.conversations;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.util.List;

/**
 * A member's side of a thread of direct posts.
 *
 * @param thread the post that began the thread, which names the conversation; it may be gone or open to all
 * @param lastPost the newest direct post of the thread that the member may and wants to read
 * @param people the others who wrote or were named; nobody where a member writes to themself
 */
public record Conversation(PostId thread, PostId lastPost, List<AccountId> people, boolean unread) {
    public Conversation {
        people = List.copyOf(people);
    }
}
