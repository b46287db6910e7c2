package health.rounds.conversations;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.PostId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The front door to conversations; every call names the member, so that nobody reads another's. One is there a moment after the post
 * that begins it: {@link DirectPosts} hears of it from the outbox, so that publishing does not wait.
 */
@Component
public class Conversations {
    private final ConversationStore store;
    private final Relationships relationships;

    Conversations(ConversationStore store, Relationships relationships) {
        this.store = store;
        this.relationships = relationships;
    }

    /** By their last posts, newest first; without those in which the member wants to hear of nobody. */
    public Slice<Conversation> of(AccountId member, Page page) {
        return Slice.of(
                store.of(member, relationships.hiddenFrom(member), page),
                ConversationStore.Row::conversation,
                ConversationStore.Row::cursor);
    }

    public Optional<Conversation> byThread(AccountId member, PostId thread) {
        return store.byThread(member, relationships.hiddenFrom(member), thread)
                .map(ConversationStore.Row::conversation);
    }

    /** The conversation as it is afterwards; empty where the member has no such one. */
    public Optional<Conversation> mark(AccountId member, PostId thread, boolean unread) {
        store.mark(member, thread, unread);
        return byThread(member, thread);
    }

    /** The member has opened the thread of a post. */
    public void markRead(AccountId member, PostId post) {
        store.markThreadOf(member, post);
    }

    /** Takes it off the member's list until somebody writes again; the posts stay. False where there is no such one. */
    public boolean remove(AccountId member, PostId thread) {
        return store.delete(member, thread);
    }
}
