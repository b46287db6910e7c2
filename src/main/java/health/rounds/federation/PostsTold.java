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
    private final LateMentions late;
    private final GroupsTold groups;
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
            LateMentions late,
            GroupsTold groups,
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
        this.late = late;
        this.groups = groups;
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
            case PostEvent.Published published ->
                // Most of what is published comes from elsewhere, and need not be read to know that.
                member(published.author())
                        .flatMap(author -> ours(published.post()))
                        .ifPresent(this::published);
            // Whoever had it has it already, and knows it by its id.
            case PostEvent.MentionsFound found -> ours(found.post()).ifPresent(this::created);
            case PostEvent.Edited edited -> ours(edited.post()).ifPresent(this::edited);
            case PostEvent.Withdrawn withdrawn ->
                // Of a member who is gone for good, one word says it of all that they wrote.
                member(withdrawn.author())
                        .filter(author -> !author.sanctions().erased())
                        .ifPresent(author -> gone(withdrawn, author));
            case PostEvent.Boosted boosted ->
                ours(boosted.boost()).ifPresent(boost -> announced(boost, boosted.post()));
            case PostEvent.Favourited(PostId post, AccountId by, long favourite) -> liked(post, by, favourite);
            case PostEvent.Unfavourited(PostId post, AccountId by, long favourite) -> unliked(post, by, favourite);
            case PostEvent.Voted(PostId post, AccountId by, List<Integer> choices) -> voted(post, by, choices);
            case PostEvent.PollClosed closed -> ours(closed.post()).ifPresent(this::updated);
            case PostEvent.Pinned(PostId post, AccountId by) -> pinned(post, by, true);
            case PostEvent.Unpinned(PostId post, AccountId by) -> pinned(post, by, false);
            case PostEvent.QuoteAnswered(PostId quoting) -> ours(quoting).ifPresent(this::updated);
            case PostEvent.RightsChanged(PostId post) -> ours(post).ifPresent(this::updated);
            // Until now, only whoever it answers has been told of it.
            case PostEvent.ReplyAnswered(PostId answer) ->
                ours(answer).filter(post -> post.replyConsent().isGiven()).ifPresent(this::created);
            case PostEvent.QuoteRevoked(PostId quoted, PostId quoting) -> quoteRevoked(quoted, quoting);
            case PostEvent.Quoted _ -> {
                // It goes with the post that quotes.
            }
        }
    }

    private void published(Post post) {
        created(post);
        late.lookFor(post);
    }

    private void edited(Post post) {
        updated(post);
        late.lookFor(post);
    }

    private void created(Post post) {
        Surroundings around = gatherer.of(List.of(post));
        Account author = around.author(post);
        if (!post.replyConsent().isGiven()) {
            post.replyTo()
                    .flatMap(around::post)
                    .ifPresent(answered -> ask(ReceivedActivity.Request.Kind.REPLY, post, answered, around));
            return;
        }
        herald.tellOf(post, author, activities.create(post, around), recipients.of(post, around));
        post.quote()
                .filter(quote -> quote.state() == Quote.State.PENDING)
                .flatMap(quote -> around.post(quote.post()))
                .ifPresent(quoted -> ask(ReceivedActivity.Request.Kind.QUOTE, post, quoted, around));
    }

    private void ask(ReceivedActivity.Request.Kind kind, Post post, Post target, Surroundings around) {
        around.person(target.author())
                .ifPresent(author -> herald.tell(
                        around.author(post),
                        author,
                        activities.request(kind, post, target, around),
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
        if (!post.replyConsent().isGiven()) {
            return; // nobody else has it; once it stands, it goes out as it is then
        }
        Surroundings around = gatherer.of(List.of(post));
        Thing update = activities.update(post, around, clock.instant());
        herald.tellOf(post, around.author(post), update, recipients.of(post, around));
        groups.changed(post.id(), around.author(post), update);
    }

    private void gone(PostEvent.Withdrawn withdrawn, Account author) {
        Thing activity = withdrawn
                .boostOf()
                .map(boosted -> activities.undoAnnounce(
                        author, withdrawn.post(), boosted, gatherer.of(posts.unfiltered(List.of(boosted)))))
                .orElseGet(() -> activities.delete(author, withdrawn.post()));
        // Whoever got it must lose it, followers or not.
        Set<URI> inboxes = new LinkedHashSet<>(recipients.followersOf(author.id()));
        inboxes.addAll(recipients.serversOf(
                delivered.of(withdrawn.post()).stream().map(PostDelivery::host).toList()));
        deliveries.withdraw(withdrawn.post()); // what still waits must not leave any more
        herald.tellOfGone(withdrawn.post(), author, activity, inboxes);
        if (withdrawn.boostOf().isEmpty()) {
            groups.gone(withdrawn.post(), author, activity);
        }
    }

    private void announced(Post boost, PostId boosted) {
        Surroundings around = gatherer.of(List.of(boost));
        around.post(boosted).ifPresent(post -> {
            Collection<URI> inboxes = recipients.followersAnd(boost.author(), around.person(post.author()));
            Account booster = around.author(boost);
            herald.tellOf(boost, booster, activities.announce(boost, post, around), inboxes);
            if (booster.group()) {
                groups.boosted(booster, post);
            }
        });
    }

    private void liked(PostId id, AccountId by, long favourite) {
        reacted(id, by, (post, author, member) -> activities.like(member, post, author, favourite));
    }

    private void unliked(PostId id, AccountId by, long favourite) {
        reacted(id, by, (post, author, member) -> activities.undoLike(member, post, author, favourite));
    }

    /** The author elsewhere is told, and the groups in which the post is. */
    private void reacted(PostId id, AccountId by, Act act) {
        withAuthor(id, by, (post, author, member) -> {
            Thing activity = act.by(post, author, member);
            if (!author.isLocal()) {
                herald.tell(member, author, activity, recipients.only(author));
            }
            groups.reacted(id, member, activity);
        });
    }

    private void voted(PostId id, AccountId by, List<Integer> choices) {
        withAuthor(
                id,
                by,
                (post, author, member) -> post.poll()
                        .filter(_ -> !author.isLocal())
                        .ifPresent(poll -> {
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

    /** Does it where a member has done something with a post that is still there. */
    private void withAuthor(PostId id, AccountId by, Reaction reaction) {
        Optional<Account> member = member(by);
        Optional<Post> post = member.flatMap(any -> find(id));
        Optional<Account> author = post.flatMap(found -> accounts.byId(found.author()));
        if (member.isPresent() && author.isPresent()) {
            reaction.tell(post.get(), author.get(), member.get());
        }
    }

    private interface Reaction {
        void tell(Post post, Account author, Account member);
    }

    private interface Act {
        Thing by(Post post, Account author, Account member);
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
