package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Moves;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.blocklists.Peering;
import health.rounds.moderation.Category;
import health.rounds.moderation.Departures;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.Reports;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Reactions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What happens to accounts elsewhere: they go, move, pin posts, and report members. */
@Component
class ProfilesReceived {
    private final Actors actors;
    private final PostsReceived posts;
    private final RemoteAccounts accounts;
    private final Moves moves;
    private final Reactions reactions;
    private final Reports reports;
    private final Departures departures;
    private final Peering peering;

    ProfilesReceived(
            Actors actors,
            PostsReceived posts,
            RemoteAccounts accounts,
            Moves moves,
            Reactions reactions,
            Reports reports,
            Departures departures,
            Peering peering) {
        this.actors = actors;
        this.posts = posts;
        this.accounts = accounts;
        this.moves = moves;
        this.reactions = reactions;
        this.reports = reports;
        this.departures = departures;
        this.peering = peering;
    }

    /** An account is gone, with all that it wrote. */
    void departed(Iri actor) {
        accounts.byUri(actor.value())
                .flatMap(account -> accounts.author(account.id()))
                .ifPresent(departures::of);
    }

    /** Members who follow an account follow it to where it has moved; only where the new account says that it is the same person. */
    void moved(Iri target, RemoteAuthor from) throws Later {
        Optional<Account> known = actors.known(target);
        Optional<Account> now = known.filter(Account::isLocal).isPresent() ? known : actors.refresh(target);
        if (now.filter(account ->
                        account.alsoKnownAs().contains(from.elsewhere().uri()))
                .isEmpty()) {
            return;
        }
        AccountId to = now.get().id();
        accounts.moved(from.id(), Optional.of(to));
        moves.bringMembers(from.id(), to);
    }

    /** A post is shown at the top of its author's profile. */
    void pinned(ReceivedDocument object, Iri collection, RemoteAuthor author) throws Later {
        if (isFeatured(collection, author) && object.id().isPresent()) {
            Optional<Post> post = posts.find(object.id().get());
            post.filter(own -> own.author().equals(author.id())).ifPresent(own -> reactions.pin(author.id(), own.id()));
        }
    }

    void unpinned(ReceivedDocument object, Iri collection, RemoteAuthor author) {
        if (isFeatured(collection, author)) {
            object.id()
                    .flatMap(posts::known)
                    .filter(own -> own.author().equals(author.id()))
                    .ifPresent(own -> reactions.unpin(author.id(), own.id()));
        }
    }

    private static boolean isFeatured(Iri collection, RemoteAuthor author) {
        return author.elsewhere().featured().filter(collection.value()::equals).isPresent();
    }

    /** Another server reports members, each to our moderators; of some they do not want to hear. */
    void reported(ReceivedActivity.Flag flag, RemoteAuthor reporter) {
        if (!peering.takesReportsOf(reporter.elsewhere().domain())) {
            return;
        }
        List<Post> named = flag.objects().stream()
                .flatMap(iri -> posts.known(iri).stream())
                .filter(Post::isLocal)
                .toList();
        flag.objects().stream()
                .flatMap(iri -> actors.here(iri).stream())
                .map(Account::id)
                .distinct()
                .forEach(member -> reports.file(
                        reporter.id(),
                        new NewReport(member, of(member, named), flag.comment(), Category.OTHER, List.of(), false)));
    }

    private static List<PostId> of(AccountId member, List<Post> named) {
        return named.stream()
                .filter(post -> post.author().equals(member))
                .map(Post::id)
                .toList();
    }
}
