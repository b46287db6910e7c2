package health.rounds.groups;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Ids;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.platform.Transactions;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door to what is in groups, and who may not write to them. A post that names a group, and each answer to what a group has passed
 * on, the group boosts to its members: from there it goes the way of all boosts.
 */
@Component
public class GroupPosts implements OutboxListener<PostEvent> {
    /** As long as others may still ask what a post was in that is gone. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final GroupsStore store;
    private final Groups groups;
    private final Accounts accounts;
    private final Follows follows;
    private final Relationships relationships;
    private final Posts posts;
    private final Publisher publisher;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroupPosts(
            GroupsStore store,
            Groups groups,
            Accounts accounts,
            Follows follows,
            Relationships relationships,
            Posts posts,
            Publisher publisher,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.groups = groups;
        this.accounts = accounts;
        this.follows = follows;
        this.relationships = relationships;
        this.posts = posts;
        this.publisher = publisher;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "group-posts";
    }

    @Override
    public Class<PostEvent> events() {
        return PostEvent.class;
    }

    @Override
    public void on(PostEvent event) {
        switch (event) {
            case PostEvent.Published published -> published(published.post());
            case PostEvent.ReplyAnswered(PostId answer) -> published(answer);
            default -> {
                // Nothing that a group has not got yet.
            }
        }
    }

    /** An answer that has to be let in is passed on once it is. */
    private void published(PostId id) {
        posts.unfiltered(List.of(id)).stream()
                .filter(post -> post.replyConsent().isGiven())
                .forEach(this::published);
    }

    private void published(Post post) {
        if (post.visibility() == Visibility.PUBLIC) {
            accounts.byId(post.author())
                    .ifPresent(author -> sentTo(post).stream()
                            .flatMap(group -> groups.byId(group).stream())
                            .filter(group -> rule(group, author).admits(post, author))
                            .forEach(group -> pass(group, post)));
        }
    }

    /** The groups that it names, and those that have passed on what it answers. */
    private Set<AccountId> sentTo(Post post) {
        Set<AccountId> sentTo = new LinkedHashSet<>();
        accounts.byIds(post.mentions().stream().map(Mention::account).toList()).values().stream()
                .filter(account -> account.group() && account.isLocal())
                .map(Account::id)
                .forEach(sentTo::add);
        post.replyTo()
                .map(parent -> store.holding(List.of(parent)).getOrDefault(parent, Set.of()))
                .ifPresent(sentTo::addAll);
        return sentTo;
    }

    private PassingRule rule(Group group, Account author) {
        return new PassingRule(
                group,
                follows.isFollowing(author.id(), group.id()) || groups.mayModerate(author.id(), group.id()),
                relationships.areApart(group.id(), author.id()));
    }

    private void pass(Group group, Post post) {
        if (store.pass(group.id(), post.id())) {
            publisher.boost(group.id(), post.id(), Visibility.PUBLIC);
        }
    }

    /** A moderator takes a post out of a group, for good; what answers it later does not come in. False where that is not theirs to do, or it is not in it. */
    public boolean remove(AccountId by, AccountId group, PostId post) {
        return groups.mayModerate(by, group)
                && transactions.call(() -> {
                    boolean removed = store.remove(group, post);
                    if (removed) {
                        publisher.unboost(group, post);
                        events.publishEvent(new GroupEvent.Removed(group, post, by));
                    }
                    return removed;
                });
    }

    /** Ends somebody's membership and passes on nothing of theirs any more; false where that is not the moderator's to do. Other moderators cannot be banned. */
    public boolean ban(AccountId by, AccountId group, AccountId account) {
        boolean may = groups.mayModerate(by, group) && !groups.mayModerate(account, group);
        if (may) {
            relationships.block(group, account);
        }
        return may;
    }

    /** Lets somebody join again. */
    public boolean unban(AccountId by, AccountId group, AccountId account) {
        boolean may = groups.mayModerate(by, group);
        if (may) {
            relationships.unblock(group, account);
        }
        return may;
    }

    /** Newest first. */
    public Slice<Account> banned(AccountId group, Page page) {
        return relationships.blockedBy(group, page);
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT6H")
    void sweep() {
        store.sweep(new PostId(Ids.at(clock.instant().minus(REMEMBERED))));
    }
}
