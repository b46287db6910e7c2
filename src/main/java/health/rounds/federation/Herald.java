package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.deliveries.Deliveries;
import health.rounds.deliveries.Outgoing;
import health.rounds.deliveries.Signatory;
import health.rounds.peers.SigningKeys;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import health.rounds.signatures.IntegrityProofs;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Hands what members do to the deliveries, in the transaction of whoever calls. */
@Component
class Herald {
    private final Deliveries deliveries;
    private final IntegrityProofs proofs;
    private final SigningKeys keys;

    Herald(Deliveries deliveries, IntegrityProofs proofs, SigningKeys keys) {
        this.deliveries = deliveries;
        this.proofs = proofs;
        this.keys = keys;
    }

    /** Something about a post, for whose author it is noted where it went. */
    void tellOf(Post post, Account author, Thing activity, Collection<URI> inboxes) {
        send(
                new Outgoing(
                        Signatory.of(author.id()),
                        "post " + post.id(),
                        Optional.of(post.id()),
                        post.visibility() == Visibility.FOLLOWERS,
                        bytes(author, activity)),
                inboxes);
    }

    /** Something about a post that is gone. */
    void tellOfGone(PostId post, Account author, Thing activity, Collection<URI> inboxes) {
        send(Outgoing.about("post " + post, Signatory.of(author.id()), bytes(author, activity)), inboxes);
    }

    /** What somebody elsewhere said about a member's post, as they said it. */
    void passOn(PostId post, Account author, byte[] activity, Collection<URI> inboxes) {
        send(Outgoing.about("post " + post, Signatory.of(author.id()), activity), inboxes);
    }

    /** Something between a member and somebody elsewhere; in order with whatever else is between the two. */
    void tell(Account member, Account other, Thing activity, Collection<URI> inboxes) {
        send(
                Outgoing.about(
                        "account " + member.id() + " and " + other.id(),
                        Signatory.of(member.id()),
                        bytes(member, activity)),
                inboxes);
    }

    /** Something about a member. */
    void tellOf(Account member, Thing activity, Collection<URI> inboxes) {
        send(Outgoing.about("account " + member.id(), Signatory.of(member.id()), bytes(member, activity)), inboxes);
    }

    /** What is for everybody carries a proof of who made it, for those to whom others pass it on; what is for some must not be provable to others. */
    private byte[] bytes(Account maker, Thing activity) {
        return activity.isForEverybody() ? Json.bytes(proven(maker, activity)) : Json.bytes(activity.json());
    }

    /** What a group passes on to its members of a post, in order with whatever else is about the same; for its author it is noted where it went. */
    void tellMembers(Account group, PostId post, Thing announce, Collection<URI> inboxes) {
        send(
                new Outgoing(
                        Signatory.of(group.id()), "post " + post, Optional.of(post), false, bytes(group, announce)),
                inboxes);
    }

    /** The same of a post that is gone. */
    void tellMembersOfGone(Account group, PostId post, Thing announce, Collection<URI> inboxes) {
        send(Outgoing.about("post " + post, Signatory.of(group.id()), bytes(group, announce)), inboxes);
    }

    /** A member's activity to be passed on within another one, with a proof of who made it. */
    ObjectNode proven(Account maker, Thing activity) {
        return proofs.sign(Json.tree(activity.json()), keys.proofsOf(maker));
    }

    /** Something that the community says about somebody elsewhere, whichever member is behind it. */
    void tellByCommunity(Account other, Thing activity, Collection<URI> inboxes) {
        send(Outgoing.about("account " + other.id(), Signatory.COMMUNITY, Json.bytes(activity.json())), inboxes);
    }

    private void send(Outgoing outgoing, Collection<URI> inboxes) {
        if (!inboxes.isEmpty()) {
            deliveries.send(outgoing, inboxes);
        }
    }
}
