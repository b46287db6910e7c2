package health.rounds.conversations;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationships;
import health.rounds.notifications.NoticePolicies;
import health.rounds.notifications.SendersLetThrough;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.OutboxListener;
import health.rounds.posts.DirectPostEvent;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.timelines.LiveStreams;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings direct posts into the conversations of their people. Nobody finds one there from somebody whom they do not want to read, or
 * in a thread that they muted; what their policy holds back waits there as it does among notifications.
 */
@Component
final class DirectPosts implements OutboxListener<DirectPostEvent> {
    private final ConversationStore store;
    private final Accounts accounts;
    private final Posts posts;
    private final Reactions reactions;
    private final Relationships relationships;
    private final NoticePolicies policies;
    private final LiveStreams streams;

    DirectPosts(
            ConversationStore store,
            Accounts accounts,
            Posts posts,
            Reactions reactions,
            Relationships relationships,
            NoticePolicies policies,
            LiveStreams streams) {
        this.store = store;
        this.accounts = accounts;
        this.posts = posts;
        this.reactions = reactions;
        this.relationships = relationships;
        this.policies = policies;
        this.streams = streams;
    }

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public Class<DirectPostEvent> events() {
        return DirectPostEvent.class;
    }

    @Override
    public void on(DirectPostEvent event) {
        switch (event) {
            case DirectPostEvent.Sent(PostId id) ->
                find(id).ifPresent(post -> bring(post, DirectPostEvent.peopleOf(post)));
            case DirectPostEvent.Edited(PostId id, List<AccountId> before) ->
                find(id).ifPresent(post -> edited(post, before));
            case DirectPostEvent.Withdrawn(PostId id, List<AccountId> people) -> store.withdraw(id, people);
        }
    }

    @EventListener
    void on(SendersLetThrough event) {
        store.release(event.account(), event.senders());
    }

    private void bring(Post post, Collection<AccountId> people) {
        Set<AccountId> accepting = new LinkedHashSet<>();
        Set<AccountId> holding = new LinkedHashSet<>();
        for (AccountId member : people) {
            if (accounts.byId(member).filter(Account::isLocal).isEmpty()) {
                continue; // their own server keeps their conversations
            }
            if (member.equals(post.author())) {
                accepting.add(member);
            } else if (wantsToRead(member, post)) {
                switch (policies.ofMention(member, post)) {
                    case ACCEPT -> accepting.add(member);
                    case FILTER -> holding.add(member);
                    case DROP -> {}
                }
            }
        }
        tell(store.add(post.id(), accepting, holding));
    }

    private void edited(Post post, List<AccountId> before) {
        Set<AccountId> now = new LinkedHashSet<>(DirectPostEvent.peopleOf(post));
        Set<AccountId> left = new HashSet<>(before);
        left.removeAll(now);
        store.withdraw(post.id(), left);
        Set<AccountId> joined = new LinkedHashSet<>(now);
        joined.removeAll(before);
        bring(post, joined);
        now.removeAll(joined);
        tell(store.endingWith(post.id(), now));
    }

    private boolean wantsToRead(AccountId member, Post post) {
        return !relationships.hiddenFrom(member).contains(post.author())
                && !reactions.hasMutedThread(member, post.id());
    }

    private void tell(List<ConversationStore.Changed> changes) {
        changes.forEach(
                change -> AfterCommit.run(() -> streams.conversationChanged(change.account(), change.thread())));
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }
}
