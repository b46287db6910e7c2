package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationships;
import health.rounds.groups.GroupEvent;
import health.rounds.groups.Groups;
import health.rounds.platform.Ids;
import health.rounds.platform.OutboxListener;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the members of groups elsewhere what is done in them: each activity whole, in an {@code Announce} by the group (FEP-1b12). Servers that
 * know no groups go by the boost, which is told before.
 */
@Component
class GroupsTold implements OutboxListener<GroupEvent> {
    private final Groups groups;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Posts posts;
    private final GroupLetterStore letters;
    private final Gatherer gatherer;
    private final Activities activities;
    private final Addressing addressing;
    private final Recipients recipients;
    private final Herald herald;
    private final Ids ids;

    GroupsTold(
            Groups groups,
            Accounts accounts,
            Relationships relationships,
            Posts posts,
            GroupLetterStore letters,
            Gatherer gatherer,
            Activities activities,
            Addressing addressing,
            Recipients recipients,
            Herald herald,
            Ids ids) {
        this.groups = groups;
        this.accounts = accounts;
        this.relationships = relationships;
        this.posts = posts;
        this.letters = letters;
        this.gatherer = gatherer;
        this.activities = activities;
        this.addressing = addressing;
        this.recipients = recipients;
        this.herald = herald;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "federation-groups";
    }

    @Override
    public Class<GroupEvent> events() {
        return GroupEvent.class;
    }

    /** Lemmy and its like go by the moderator's Delete; the boost is taken back besides. */
    @Override
    public void on(GroupEvent event) {
        switch (event) {
            case GroupEvent.Removed(AccountId group, PostId post, AccountId by) -> {
                Optional<Account> moderator = accounts.byId(by);
                Optional<Account> from = accounts.byId(group);
                posts.unfiltered(List.of(post)).forEach(removed -> {
                    Surroundings around = gatherer.of(List.of(removed));
                    if (moderator.isPresent() && from.isPresent()) {
                        Thing delete = activities.removeFromGroup(
                                moderator.get(), removed, around.author(removed), from.get(), ids.next());
                        tell(from.get(), removed.id(), herald.proven(moderator.get(), delete));
                    }
                });
            }
        }
    }

    /** A group has boosted a post: those who know groups get what its author did. Of a post that was fetched nobody knows how it was sent. */
    void boosted(Account group, Post post) {
        Optional<ObjectNode> create;
        if (post.isLocal()) {
            Surroundings around = gatherer.of(List.of(post));
            create = Optional.of(herald.proven(around.author(post), activities.create(post, around)));
        } else {
            create = post.origin().map(Origin::uri).flatMap(letters::find).map(Json::read);
        }
        create.ifPresent(activity -> tell(group, post.id(), activity));
    }

    /** An author here has changed a post: its groups are told. */
    void changed(PostId post, Account author, Thing activity) {
        Set<AccountId> open = open(post, author);
        if (!open.isEmpty()) {
            ObjectNode proven = herald.proven(author, activity);
            open.forEach(group -> passOn(group, post, proven));
        }
    }

    /** An author here has taken a post back: all groups that had it are told. */
    void gone(PostId post, Account author, Thing activity) {
        Set<AccountId> holding = holding(post);
        if (!holding.isEmpty()) {
            ObjectNode proven = herald.proven(author, activity);
            holding.forEach(group -> passOnGone(group, post, proven));
        }
    }

    /** A member likes a post or does so no longer: its groups are told, with their names in it, as whoever votes elsewhere tells them. */
    void reacted(PostId post, Account member, Thing activity) {
        accounts.byIds(open(post, member)).values().forEach(group -> {
            ObjectNode addressed = herald.proven(member, activity.with("audience", addressing.of(group)));
            tell(group, post, addressed);
        });
    }

    private Set<AccountId> holding(PostId post) {
        return groups.holding(List.of(post)).getOrDefault(post, Set.of());
    }

    /** Those that have not banned a member. */
    private Set<AccountId> open(PostId post, Account member) {
        Set<AccountId> open = new HashSet<>(holding(post));
        open.removeIf(group -> relationships.areApart(group, member.id()));
        return open;
    }

    /** Somebody did something with a post in a group: it is told as it came. */
    void passOn(AccountId group, PostId post, ObjectNode activity) {
        active(group).ifPresent(account -> tell(account, post, activity));
    }

    /** The same where the post is no more. */
    void passOnGone(AccountId group, PostId post, ObjectNode activity) {
        active(group)
                .filter(_ -> activity.path("id").isString())
                .ifPresent(account -> herald.tellMembersOfGone(
                        account, post, activities.passOn(account, activity), recipients.followersOf(group)));
    }

    private void tell(Account group, PostId post, ObjectNode activity) {
        if (activity.path("id").isString()) {
            herald.tellMembers(group, post, activities.passOn(group, activity), recipients.followersOf(group.id()));
        }
    }

    private Optional<Account> active(AccountId group) {
        return accounts.byId(group).filter(account -> !account.sanctions().isSuspended());
    }
}
