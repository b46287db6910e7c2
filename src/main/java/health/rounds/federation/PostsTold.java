package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Peering;
import health.rounds.deliveries.Deliveries;
import health.rounds.deliveries.DeliveryStatus;
import health.rounds.deliveries.PostDelivery;
import health.rounds.platform.Ids;
import health.rounds.platform.OutboxListener;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells other servers of what members write, and do with posts. */
@Component
class PostsTold implements OutboxListener<PostEvent> {
    private final Posts posts;
    private final Accounts accounts;
    private final Gatherer gatherer;
    private final Activities activities;
    private final Recipients recipients;
    private final Herald herald;
    private final Deliveries deliveries;
    private final DeliveryStatus delivered;
    private final Peering peering;
    private final Ids ids;
    private final Clock clock;

    PostsTold(
            Posts posts,
            Accounts accounts,
            Gatherer gatherer,
            Activities activities,
            Recipients recipients,
            Herald herald,
            Deliveries deliveries,
            DeliveryStatus delivered,
            Peering peering,
            Ids ids,
            Clock clock) {
        this.posts = posts;
        this.accounts = accounts;
        this.gatherer = gatherer;
        this.activities = activities;
        this.recipients = recipients;
        this.herald = herald;
        this.deliveries = deliveries;
        this.delivered = delivered;
        this.peering = peering;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "federation-posts";
    }

    @Override
    public Class<PostEvent> events() {
        return PostEvent.class;
    }

    @Override
    public void on(PostEvent event) {
        if (!peering.isOn()) {
            return;
        }
        switch (event) {
            case PostEvent.Published published -> ours(published.post()).ifPresent(this::created);
            // Whoever had it has it already, and knows it by its id.
            case PostEvent.MentionsFound found -> ours(found.post()).ifPresent(this::created);
            case PostEvent.Edited edited -> ours(edited.post()).ifPresent(this::updated);
            case PostEvent.Withdrawn withdrawn ->
                // Of a member who is gone for good, one word says it of all that they wrote.
                member(withdrawn.author())
                        .filter(author -> !author.sanctions().erased())
                        .ifPresent(author -> gone(withdrawn, author));
            case PostEvent.Boosted boosted ->
                ours(boosted.boost()).ifPresent(boost -> announced(boost, boosted.post()));
            case PostEvent.Favourited(PostId post, AccountId by) -> liked(post, by);
            case PostEvent.Unfavourited(PostId post, AccountId by) -> unliked(post, by);
            case PostEvent.Voted(PostId post, AccountId by, List<Integer> choices) -> voted(post, by, choices);
            case PostEvent.PollClosed closed -> ours(closed.post()).ifPresent(this::updated);
            case PostEvent.Pinned(PostId post, AccountId by) -> pinned(post, by, true);
            case PostEvent.Unpinned(PostId post, AccountId by) -> pinned(post, by, false);
            case PostEvent.QuoteAnswered(PostId quoting) -> ours(quoting).ifPresent(this::updated);
            case PostEvent.QuoteRevoked(PostId quoted, PostId quoting) -> quoteRevoked(quoted, quoting);
            case PostEvent.Quoted _ -> {
                // It goes with the post that quotes.
            }
        }
    }

    private void created(Post post) {
        Surroundings around = gatherer.of(List.of(post));
        Account author = around.author(post);
        herald.tellOf(post, author, activities.create(post, around), recipients.of(post));
        post.quote()
                .filter(quote -> quote.state() == Quote.State.PENDING)
                .flatMap(quote -> around.post(quote.post()))
                .ifPresent(quoted -> askToQuote(post, quoted, around));
    }

    private void askToQuote(Post post, Post quoted, Surroundings around) {
        around.person(quoted.author())
                .ifPresent(author -> herald.tell(
                        around.author(post),
                        author,
                        activities.quoteRequest(post, quoted, around),
                        recipients.only(author)));
    }

    /** Our author takes a post out of one elsewhere: the approval is gone, for whoever looks it up or keeps it. */
    private void quoteRevoked(PostId quoted, PostId quoting) {
        Optional<Account> author = find(quoted).flatMap(post -> member(post.author()));
        Optional<Account> quoter =
                find(quoting).filter(post -> !post.isLocal()).flatMap(post -> accounts.byId(post.author()));
        if (author.isPresent() && quoter.isPresent()) {
            Thing gone = activities.deleteAuthorization(author.get(), quoting);
            herald.tellOf(
                    author.get(), gone, recipients.followersAnd(author.get().id(), quoter));
        }
    }

    private void updated(Post post) {
        Surroundings around = gatherer.of(List.of(post));
        Thing update = activities.update(post, around, clock.instant());
        herald.tellOf(post, around.author(post), update, recipients.of(post));
    }

    private void gone(PostEvent.Withdrawn withdrawn, Account author) {
        Thing activity = withdrawn.boost()
                ? activities.undoAnnounce(author, withdrawn.post())
                : activities.delete(author, withdrawn.post());
        // Whoever got it must lose it, followers or not.
        Set<URI> inboxes = new LinkedHashSet<>(recipients.followersOf(author.id()));
        inboxes.addAll(recipients.serversOf(
                delivered.of(withdrawn.post()).stream().map(PostDelivery::host).toList()));
        deliveries.withdraw(withdrawn.post()); // what still waits must not leave any more
        herald.tellOfGone(withdrawn.post(), author, activity, inboxes);
    }

    private void announced(Post boost, PostId boosted) {
        Surroundings around = gatherer.of(List.of(boost));
        around.post(boosted).ifPresent(post -> {
            Collection<URI> inboxes = recipients.followersAnd(boost.author(), around.person(post.author()));
            herald.tellOf(boost, around.author(boost), activities.announce(boost, post, around), inboxes);
        });
    }

    private void liked(PostId id, AccountId by) {
        withAuthorElsewhere(
                id,
                by,
                (post, author, member) -> herald.tell(
                        member, author, activities.like(member, post, author, ids.next()), recipients.only(author)));
    }

    private void unliked(PostId id, AccountId by) {
        withAuthorElsewhere(
                id,
                by,
                (post, author, member) -> herald.tell(
                        member,
                        author,
                        activities.undoLike(member, post, author, ids.next()),
                        recipients.only(author)));
    }

    private void voted(PostId id, AccountId by, List<Integer> choices) {
        withAuthorElsewhere(
                id,
                by,
                (post, author, member) -> post.poll().ifPresent(poll -> {
                    for (int choice : choices) {
                        String title = poll.options().get(choice).title();
                        Thing vote = activities.vote(member, post, author, choice, title);
                        herald.tell(member, author, vote, recipients.only(author));
                    }
                }));
    }

    private void pinned(PostId id, AccountId by, boolean now) {
        Optional<Account> member = member(by);
        Optional<Post> post = find(id).filter(own -> own.author().equals(by));
        if (member.isPresent() && post.isPresent()) {
            Thing activity = now
                    ? activities.add(member.get(), post.get(), ids.next())
                    : activities.remove(member.get(), post.get(), ids.next());
            herald.tellOf(member.get(), activity, recipients.followersOf(by));
        }
    }

    /** Does it where a member has done something with a post of somebody elsewhere. */
    private void withAuthorElsewhere(PostId id, AccountId by, Reaction reaction) {
        Optional<Account> member = member(by);
        Optional<Post> post = find(id);
        Optional<Account> author =
                post.flatMap(found -> accounts.byId(found.author())).filter(account -> !account.isLocal());
        if (member.isPresent() && author.isPresent()) {
            reaction.tell(post.get(), author.get(), member.get());
        }
    }

    private interface Reaction {
        void tell(Post post, Account author, Account member);
    }

    private Optional<Account> member(AccountId id) {
        return accounts.byId(id).filter(Account::isLocal);
    }

    private Optional<Post> ours(PostId id) {
        return find(id).filter(Post::isLocal);
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }
}
