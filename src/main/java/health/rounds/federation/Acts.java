package health.rounds.federation;

import health.rounds.accounts.RemoteAuthor;
import health.rounds.federation.Origins.Belief;
import health.rounds.posts.Post;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what a received activity says, if its actor may say so. Everything may be done twice: servers repeat what they do not know to have
 * arrived. What has no meaning here is passed over without an error, as new types appear every year.
 */
@Component
class Acts {
    private static final Logger log = LoggerFactory.getLogger(Acts.class);

    private final ReceivedDocuments documents;
    private final Proofs proofs;
    private final Fetches fetches;
    private final Actors actors;
    private final PostsReceived posts;
    private final FollowsReceived follows;
    private final ReactionsReceived reactions;
    private final ProfilesReceived profiles;
    private final RequestsReceived requests;
    private final ThreadFetcher threads;
    private final StaleProfiles stale;
    private final Forwarding forwarding;
    private final GroupsReceived groups;
    private final Clock clock;

    Acts(
            ReceivedDocuments documents,
            Proofs proofs,
            Fetches fetches,
            Actors actors,
            PostsReceived posts,
            FollowsReceived follows,
            ReactionsReceived reactions,
            ProfilesReceived profiles,
            RequestsReceived requests,
            ThreadFetcher threads,
            StaleProfiles stale,
            Forwarding forwarding,
            GroupsReceived groups,
            Clock clock) {
        this.documents = documents;
        this.proofs = proofs;
        this.fetches = fetches;
        this.actors = actors;
        this.posts = posts;
        this.follows = follows;
        this.reactions = reactions;
        this.profiles = profiles;
        this.requests = requests;
        this.threads = threads;
        this.stale = stale;
        this.forwarding = forwarding;
        this.groups = groups;
        this.clock = clock;
    }

    /** Throws {@link Later} where a server must be asked that does not answer. */
    void perform(byte[] body, String signer) throws Later {
        Optional<Iri> by = Iri.parse(signer);
        if (by.isPresent() && documents.read(body) instanceof ReceivedActivity activity) {
            Errand.forActivity(clock).call(() -> {
                perform(activity, speaker(body, activity, by.get()), body);
                return activity;
            });
        }
    }

    /** Who says it: whoever sent it, unless it carries a proof that its actor made it. */
    private Iri speaker(byte[] body, ReceivedActivity activity, Iri signer) {
        return activity.actor().equals(signer)
                ? signer
                : proofs.makerOf(body).filter(activity.actor()::equals).orElse(signer);
    }

    private void perform(ReceivedActivity activity, Iri signer, byte[] body) throws Later {
        switch (Origins.of(activity, signer)) {
            case Belief.Believed() -> {
                Optional<Post> answered = forwarding.answered(activity);
                Optional<GroupsReceived.Held> held = groups.before(activity, body);
                if (perform(activity)) {
                    answered.ifPresent(post -> forwarding.forward(activity, body, post));
                }
                held.ifPresent(post -> groups.passOn(post, body));
            }
            case Belief.AskOrigin(Iri iri) -> performAsSeenThere(activity, iri);
            case Belief.Refused(String reason) -> log.info("An activity from {} is refused: {}", signer.host(), reason);
        }
    }

    /** What somebody else passed on, or sent for a neighbour, is what its own server says that it is. */
    private void performAsSeenThere(ReceivedActivity activity, Iri iri) throws Later {
        if (activity instanceof ReceivedActivity.Delete) {
            deletedAsSeenThere(activity.actor(), iri);
            return;
        }
        Optional<ReceivedDocument> there = fetches.document(iri);
        if (there.isPresent() && there.get() instanceof ReceivedNote note) {
            if (posts.updated(note)) {
                threads.replied(note);
            }
        } else if (there.isPresent() && there.get() instanceof ReceivedActivity.Announce announce) {
            perform(announce);
        }
    }

    /**
     * That a post cannot be had is not enough: of one that is not for everybody its server tells nobody that it is there, so who deletes it
     * must say so themselves.
     */
    private void deletedAsSeenThere(Iri actor, Iri post) throws Later {
        boolean isOpen =
                posts.known(post).filter(known -> known.visibility().isOpen()).isPresent();
        if (isOpen && fetches.isGone(post)) {
            actors.elsewhere(actor).ifPresent(author -> posts.deleted(post, author));
        }
    }

    /** False where it brings a post that is not let in. */
    private boolean perform(ReceivedActivity activity) throws Later {
        if (activity instanceof ReceivedActivity.Delete gone && gone.object().equals(gone.actor())) {
            profiles.departed(gone.actor());
            return true;
        }
        Optional<RemoteAuthor> somebody = actors.elsewhere(activity.actor());
        if (somebody.isEmpty()) {
            return false;
        }
        stale.seen(somebody.get());
        return switch (activity) {
            case ReceivedActivity.Create create -> created(create.object(), somebody.get());
            case ReceivedActivity.Update update -> updated(update.object(), somebody.get());
            default -> {
                perform(activity, somebody.get());
                yield true;
            }
        };
    }

    private void perform(ReceivedActivity activity, RemoteAuthor actor) throws Later {
        switch (activity) {
            case ReceivedActivity.Delete delete -> deleted(delete.object(), actor);
            case ReceivedActivity.Announce announce -> announced(announce, actor);
            case ReceivedActivity.Like like -> reactions.liked(like.object(), actor);
            case ReceivedActivity.Undo undo -> undone(undo.object(), actor);
            case ReceivedActivity.Follow follow -> follows.asked(follow, actor);
            case ReceivedActivity.Accept accept -> {
                follows.accepted(accept.object(), actor);
                requests.accepted(accept.object(), accept.result(), actor);
            }
            case ReceivedActivity.Reject reject -> {
                follows.rejected(reject.object(), actor);
                requests.rejected(reject.object(), actor);
            }
            case ReceivedActivity.Block block -> follows.blocked(block.object(), actor);
            case ReceivedActivity.Flag flag -> profiles.reported(flag, actor);
            case ReceivedActivity.Move move -> profiles.moved(move.target(), actor);
            case ReceivedActivity.Add add -> profiles.pinned(add.object(), add.target(), actor);
            case ReceivedActivity.Remove remove -> profiles.unpinned(remove.object(), remove.target(), actor);
            case ReceivedActivity.Request request -> requests.asked(request, actor);
            case ReceivedActivity.Create _, ReceivedActivity.Update _, ReceivedActivity.Unknown _ -> {
                // Done already, or nothing that means anything here.
            }
        }
    }

    /** A boost, or what was done in a group elsewhere: then it is what its own server says that it is. */
    private void announced(ReceivedActivity.Announce announce, RemoteAuthor actor) throws Later {
        switch (announce.object()) {
            case ReceivedActivity.Update update
            when actor.account().group() -> {
                Optional<Iri> post =
                        update.object().id().filter(id -> posts.known(id).isPresent());
                Optional<ReceivedDocument> there = post.isEmpty() ? Optional.empty() : fetches.document(post.get());
                if (there.isPresent() && there.get() instanceof ReceivedNote note) {
                    posts.updated(note);
                }
            }
            case ReceivedActivity.Delete delete
            when actor.account().group() -> {
                reactions.unannounced(announce, actor); // by whomever: the group passes it on no longer
                deletedAsSeenThere(delete.actor(), delete.object());
            }
            default -> reactions.announced(announce, actor);
        }
    }

    private void deleted(Iri object, RemoteAuthor actor) {
        if (!requests.revoked(object, actor)) {
            posts.deleted(object, actor);
        }
    }

    private boolean created(ReceivedDocument object, RemoteAuthor actor) throws Later {
        return switch (object) {
            case ReceivedNote note -> {
                boolean kept = posts.created(note);
                requests.answered(note, actor);
                if (kept) {
                    threads.replied(note);
                }
                yield kept;
            }
            case ReceivedDocument.Vote vote -> {
                reactions.voted(vote, actor);
                yield true;
            }
            default -> true; // what else can be made is nothing that people read here
        };
    }

    private boolean updated(ReceivedDocument object, RemoteAuthor actor) throws Later {
        return switch (object) {
            case ReceivedNote note -> posts.updated(note);
            case ReceivedActor _ -> {
                actors.refresh(Iri.parse(actor.elsewhere().uri()).orElseThrow());
                yield true;
            }
            default -> true; // the same
        };
    }

    private void undone(ReceivedDocument undone, RemoteAuthor actor) {
        switch (undone) {
            case ReceivedActivity.Follow follow -> follows.unfollowed(follow.object(), actor);
            case ReceivedActivity.Block block -> follows.unblocked(block.object(), actor);
            case ReceivedActivity.Like like -> reactions.unliked(like.object(), actor);
            case ReceivedActivity.Announce announce -> reactions.unannounced(announce, actor);
            case ReceivedDocument.Named(Iri iri) -> reactions.unannounced(iri, actor);
            default -> {
                // It was passed over when it was done.
            }
        }
    }
}
