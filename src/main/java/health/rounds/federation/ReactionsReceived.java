package health.rounds.federation;

import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.posts.Poll;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Receiver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Boosts, favourites and votes by people elsewhere. */
@Component
class ReactionsReceived {
    private final PostsReceived posts;
    private final Receiver receiver;
    private final Reactions reactions;
    private final Polls polls;
    private final Follows follows;
    private final Clock clock;

    ReactionsReceived(
            PostsReceived posts, Receiver receiver, Reactions reactions, Polls polls, Follows follows, Clock clock) {
        this.posts = posts;
        this.receiver = receiver;
        this.reactions = reactions;
        this.polls = polls;
        this.follows = follows;
        this.clock = clock;
    }

    /** Somebody passes a post on: one of ours, or to a member who follows them. */
    void announced(ReceivedActivity.Announce announce, RemoteAuthor actor) throws Later {
        Optional<Iri> object = announcedPost(announce.object());
        if (object.isEmpty()) {
            return;
        }
        boolean followed = follows.isFollowed(actor.id());
        Optional<Post> post = followed ? posts.find(object.get()) : posts.known(object.get());
        if (post.isPresent() && (followed || post.get().isLocal())) {
            Instant at = announce.head().published().orElseGet(clock::instant);
            String uri = announce.id()
                    .map(Iri::value)
                    .orElseGet(() ->
                            actor.elsewhere().uri() + "#boosts/" + post.get().id());
            receiver.boost(actor, post.get().id(), uri, visibility(announce, actor), at);
        }
    }

    void unannounced(ReceivedActivity.Announce announce, RemoteAuthor actor) {
        announcedPost(announce.object()).flatMap(posts::known).ifPresent(post -> receiver.unboost(actor, post.id()));
    }

    /** Something is taken back of which only the name is told: boosts are known by theirs. */
    void unannounced(Iri activity, RemoteAuthor actor) {
        posts.known(activity)
                .filter(boost -> boost.boostOf().isPresent() && boost.author().equals(actor.id()))
                .ifPresent(boost -> receiver.withdraw(actor, boost.id()));
    }

    /** Any reaction is a favourite here, whatever emoji it shows. */
    void liked(Iri object, RemoteAuthor actor) {
        posts.known(object).ifPresent(post -> reactions.favouriteUnseen(actor.id(), post.id()));
    }

    void unliked(Iri object, RemoteAuthor actor) {
        posts.known(object).ifPresent(post -> reactions.unfavourite(actor.id(), post.id()));
    }

    /** A choice in a member's poll; of several choices each comes by itself. */
    void voted(ReceivedDocument.Vote vote, RemoteAuthor actor) {
        Optional<Post> post = posts.known(vote.poll()).filter(Post::isLocal);
        Optional<Integer> choice = post.flatMap(Post::poll).flatMap(poll -> choice(poll, vote.option()));
        choice.ifPresent(number -> polls.voteAlso(actor.id(), post.get().id(), number));
    }

    private static Optional<Integer> choice(Poll poll, String title) {
        List<String> titles = poll.options().stream().map(Poll.Option::title).toList();
        int number = titles.indexOf(title);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** What is announced is a post, or to a community the activity that brought one there (FEP-1b12). */
    private static Optional<Iri> announcedPost(ReceivedDocument object) {
        return switch (object) {
            case ReceivedDocument.Named(Iri iri) -> Optional.of(iri);
            case ReceivedActivity.Create create -> create.object().id();
            case ReceivedActivity.Update update -> update.object().id();
            case ReceivedActivity.Delete delete -> Optional.of(delete.object());
            default -> Optional.empty();
        };
    }

    private static Visibility visibility(ReceivedActivity.Announce announce, RemoteAuthor actor) {
        Visibility said = announce.head()
                .audience()
                .visibility(actor.elsewhere().followers().flatMap(Iri::parse));
        return said == Visibility.DIRECT ? Visibility.FOLLOWERS : said;
    }
}
