package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /users/{name}/…-authorizations/…}: what an author lets others do with a post, for those who show what was done (FEP-044f,
 * gotosocial.org/ns). Each lasts as long as what it is for.
 */
@Controller
class AuthorizationDocuments {
    private final Members members;
    private final Posts posts;
    private final Reactions reactions;
    private final Gate gate;
    private final Gatherer gatherer;
    private final Addressing addressing;

    AuthorizationDocuments(
            Members members, Posts posts, Reactions reactions, Gate gate, Gatherer gatherer, Addressing addressing) {
        this.members = members;
        this.posts = posts;
        this.reactions = reactions;
        this.gate = gate;
        this.gatherer = gatherer;
        this.addressing = addressing;
    }

    @GetMapping("/users/{name:\\w+}/{what:quote|reply|announce}-authorizations/{id:\\d+}")
    ResponseEntity<byte[]> ofPost(
            HttpServletRequest request, @PathVariable String name, @PathVariable String what, @PathVariable String id) {
        Asker asker = gate.admit(request);
        Account author = members.active(name);
        ReceivedActivity.Request.Kind kind = ReceivedActivity.Request.Kind.of(what);
        Post interacting = find(id);
        Post target = target(kind, interacting)
                .map(PostId::toString)
                .map(this::find)
                .filter(post -> post.isLocal() && post.author().equals(author.id()))
                .orElseThrow(NotServed::notFound);
        Surroundings around = gatherer.of(List.of(interacting, target));
        return Served.to(
                asker,
                authorization(
                        kind,
                        addressing.authorization(author, kind, interacting.id()),
                        author,
                        addressing.of(interacting, around.author(interacting)),
                        target));
    }

    @GetMapping("/users/{name:\\w+}/like-authorizations/{id:\\d+}/{by:\\d+}")
    ResponseEntity<byte[]> ofLike(
            HttpServletRequest request, @PathVariable String name, @PathVariable String id, @PathVariable String by) {
        Asker asker = gate.admit(request);
        Account author = members.active(name);
        Post target = find(id);
        AccountId liker = AccountId.parse(by).orElseThrow(NotServed::notFound);
        String like = reactions
                .nameOfFavourite(liker, target.id())
                .filter(_ -> target.isLocal() && target.author().equals(author.id()))
                .orElseThrow(NotServed::notFound);
        return Served.to(
                asker,
                authorization(
                        ReceivedActivity.Request.Kind.LIKE,
                        addressing.likeAuthorization(author, target.id(), liker),
                        author,
                        like,
                        target));
    }

    /** What the post was made with, as long as its author agrees. */
    private static Optional<PostId> target(ReceivedActivity.Request.Kind kind, Post post) {
        return switch (kind) {
            case QUOTE -> post.quote().filter(quote -> quote.stands()).map(quote -> quote.post());
            case REPLY -> post.replyTo().filter(_ -> post.replyConsent().isGiven());
            case ANNOUNCE -> post.boostOf();
            case LIKE -> Optional.empty();
        };
    }

    private Thing authorization(
            ReceivedActivity.Request.Kind kind, String address, Account author, String interaction, Post target) {
        return Thing.of(kind.authorization(), address)
                .with("attributedTo", addressing.of(author))
                .with("interactingObject", interaction)
                .with("interactionTarget", addressing.of(target, author))
                .in(Context.AUTHORIZATION);
    }

    private Post find(String id) {
        return PostId.parse(id)
                .flatMap(wanted -> posts.unfiltered(List.of(wanted)).stream().findFirst())
                .orElseThrow(NotServed::notFound);
    }
}
