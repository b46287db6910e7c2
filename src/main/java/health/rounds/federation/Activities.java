package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What members do, as activities. Each act has an id of its own, by which others tell it from a repetition; an Undo is named after what
 * it undoes and holds it whole, as some look for its id and others for what it was about.
 */
@Component
class Activities {
    private final Addressing addressing;
    private final NoteJson notes;
    private final ActorJson actors;

    Activities(Addressing addressing, NoteJson notes, ActorJson actors) {
        this.addressing = addressing;
        this.notes = notes;
        this.actors = actors;
    }

    Thing create(Post post, Surroundings around) {
        Account author = around.author(post);
        return addressed("Create", addressing.activity(author, post.id()), author, audience(post, around))
                .with("published", post.createdAt())
                .with("object", notes.of(post, around));
    }

    /** That a post was edited, or has counts that its author tells: those of a poll. */
    Thing update(Post post, Surroundings around, Instant at) {
        Account author = around.author(post);
        return addressed(
                        "Update",
                        addressing.of(post, author) + "#updates/" + at.toEpochMilli(),
                        author,
                        audience(post, around))
                .with("published", at)
                .with("object", notes.of(post, around));
    }

    /** That a profile changed. */
    Thing update(Account account, PublicKeys keys, Instant at) {
        String id = addressing.of(account);
        return Audience.EVERYBODY
                .on(Thing.of("Update", id + "#updates/" + at.toEpochMilli()).with("actor", id))
                .with("published", at)
                .with("object", actors.of(account, keys))
                .in(Context.of(account));
    }

    /** That a post is gone. Nothing is left to say whom it was for, and nothing of it is in here: so it is for everybody. */
    Thing delete(Account author, PostId gone) {
        String post = addressing.of(author) + "/posts/" + gone;
        return addressed("Delete", post + "#delete", author, Audience.EVERYBODY)
                .with("object", Thing.of("Tombstone", post));
    }

    /** That an account is gone, with all that it wrote. */
    Thing delete(Account account) {
        return addressed("Delete", addressing.of(account) + "#delete", account, Audience.EVERYBODY)
                .with("object", addressing.of(account));
    }

    /** That a member passes a post on. */
    Thing announce(Post boost, Post boosted, Surroundings around) {
        Account account = around.author(boost);
        return addressed(
                        "Announce", addressing.activity(account, boost.id()), account, audience(boost, boosted, around))
                .with("published", boost.createdAt())
                .with("object", addressing.of(boosted, around.author(boosted)));
    }

    /** That a group passes on what somebody did in it, as they did it (FEP-1b12). */
    Thing passOn(Account group, ObjectNode activity) {
        String name = "#announces/" + Letter.name(activity.path("id").asString());
        return addressed(
                        "Announce",
                        addressing.of(group) + name,
                        group,
                        new Audience(
                                List.of(Addressing.PUBLIC),
                                addressing.followers(group).stream().toList()))
                .with("object", activity);
    }

    /** That a moderator takes a post out of a group, in the manner of Lemmy; the post itself stays. */
    Thing removeFromGroup(Account moderator, Post post, Account author, Account group, long which) {
        return new Audience(List.of(Addressing.PUBLIC), List.of(addressing.of(group)), List.of(addressing.of(group)))
                .on(act("Delete", moderator, "#removals/" + which, addressing.of(post, author)))
                .in(Context.POST);
    }

    /** That a member passes it on no longer; the boost itself is gone, and what it passed on may be. */
    Thing undoAnnounce(Account account, PostId boost, PostId boosted, Surroundings around) {
        return undo(
                account,
                Thing.of("Announce", addressing.activity(account, boost))
                        .with("actor", addressing.of(account))
                        .with("object", around.uri(boosted, addressing)),
                Audience.EVERYBODY);
    }

    /** {@code which} names this like among all, should it be taken back and given again. */
    Thing like(Account account, Post post, Account author, long which) {
        return toOne(likeOf(account, post, author, which), author);
    }

    Thing undoLike(Account account, Post post, Account author, long which) {
        return undo(account, likeOf(account, post, author, which), Audience.of(addressing.of(author)));
    }

    private Thing likeOf(Account account, Post post, Account author, long which) {
        return act("Like", account, "#likes/" + which, addressing.of(post, author));
    }

    /** The id of a follow that is told for the first time. */
    String followName(Account follower, long which) {
        return addressing.of(follower) + "#follows/" + which;
    }

    Thing follow(Account follower, Account target, String name) {
        return toOne(followOf(follower, target, name), target);
    }

    /** That a follow ends, or the wish for one. */
    Thing undoFollow(Account follower, Account target, String name) {
        return undo(follower, followOf(follower, target, name), Audience.of(addressing.of(target)));
    }

    private Thing followOf(Account follower, Account target, String name) {
        return Thing.of("Follow", name).with("actor", addressing.of(follower)).with("object", addressing.of(target));
    }

    /** Answers a follow of somebody elsewhere; {@code follow} is the name that it has there, where that is known. */
    Thing accept(Account target, Account follower, Optional<String> follow, long which) {
        return answer("Accept", "#accepts/" + which, target, follower, follow);
    }

    /** Turns a follow down, or ends it. */
    Thing reject(Account target, Account follower, Optional<String> follow, long which) {
        return answer("Reject", "#rejects/" + which, target, follower, follow);
    }

    private Thing answer(String type, String name, Account target, Account follower, Optional<String> follow) {
        Thing asked = Thing.untyped()
                .with("id", follow)
                .with("type", "Follow")
                .with("actor", addressing.of(follower))
                .with("object", addressing.of(target));
        return addressed(type, addressing.of(target) + name, target, Audience.of(addressing.of(follower)))
                .with("object", asked);
    }

    Thing block(Account account, Account target, long which) {
        return toOne(blockOf(account, target, which), target);
    }

    Thing undoBlock(Account account, Account target, long which) {
        return undo(account, blockOf(account, target, which), Audience.of(addressing.of(target)));
    }

    private Thing blockOf(Account account, Account target, long which) {
        return act("Block", account, "#blocks/" + which, addressing.of(target));
    }

    /** A report, told by the community: who wrote it is nobody's business elsewhere. */
    Thing flag(long report, String words, Account target, List<String> posts) {
        List<String> objects = new ArrayList<>(List.of(addressing.of(target)));
        objects.addAll(posts);
        return Thing.of("Flag", addressing.community() + "#reports/" + report)
                .with("actor", addressing.community())
                .with("to", List.of(addressing.of(target)))
                .with("content", words)
                .with("object", objects)
                .in(Context.POST);
    }

    /** That a post is pinned to the profile. */
    Thing add(Account account, Post post, long which) {
        return pin("Add", account, post, which);
    }

    /** That it is pinned no longer. */
    Thing remove(Account account, Post post, long which) {
        return pin("Remove", account, post, which);
    }

    private Thing pin(String type, Account account, Post post, long which) {
        String name = "#" + type.toLowerCase(Locale.ROOT) + "s/" + which;
        return addressed(type, addressing.of(account) + name, account, followers(account))
                .with("object", addressing.of(post, account))
                .with("target", addressing.of(account) + "/collections/featured");
    }

    /** That an account goes on elsewhere. */
    Thing move(Account account, String target, long which) {
        return addressed("Move", addressing.of(account) + "#moves/" + which, account, followers(account))
                .with("object", addressing.of(account))
                .with("target", target);
    }

    /** Asks the author of a post elsewhere whether a member's post may quote it (FEP-044f) or answer it (gotosocial.org/ns). */
    Thing request(ReceivedActivity.Request.Kind kind, Post post, Post target, Surroundings around) {
        Account author = around.author(post);
        Thing request = Thing.of(kind.request(), addressing.of(post, author) + "#" + kind.word() + "-request")
                .with("actor", addressing.of(author))
                .with("object", addressing.of(target, around.author(target)))
                .with("instrument", notes.of(post, around));
        return toOne(request, around.author(target));
    }

    /** A member's policy lets somebody do what they asked for; the approval can be looked up here. */
    Thing accept(Account author, ReceivedActivity.Request request, String authorization, long which) {
        return answer("Accept", "#accepts/" + which, author, request).with("result", authorization);
    }

    Thing reject(Account author, ReceivedActivity.Request request, long which) {
        return answer("Reject", "#rejects/" + which, author, request);
    }

    private Thing answer(String type, String name, Account author, ReceivedActivity.Request request) {
        Thing asked = Thing.untyped()
                .with("id", request.id().map(Iri::value))
                .with("type", request.kind().request())
                .with("actor", request.actor().value())
                .with("object", request.object().value())
                .with("instrument", request.instrument().id().map(Iri::value));
        return addressed(
                        type,
                        addressing.of(author) + name,
                        author,
                        Audience.of(request.actor().value()))
                .with("object", asked);
    }

    /** That an answer which came without asking stands below a member's post. */
    Thing acceptReply(Account author, Account by, String answer, String authorization, long which) {
        return addressed("Accept", addressing.of(author) + "#accepts/" + which, author, Audience.of(addressing.of(by)))
                .with("object", answer)
                .with("result", authorization);
    }

    /** That it does not. */
    Thing rejectReply(Account author, Account by, String answer, long which) {
        return addressed("Reject", addressing.of(author) + "#rejects/" + which, author, Audience.of(addressing.of(by)))
                .with("object", answer);
    }

    /** That a post may no longer quote one of a member's. */
    Thing deleteAuthorization(Account author, PostId quoting) {
        String authorization = addressing.authorization(author, ReceivedActivity.Request.Kind.QUOTE, quoting);
        return addressed("Delete", authorization + "#delete", author, Audience.EVERYBODY)
                .with("object", authorization);
    }

    /** One answer that a member gives to a poll. */
    Thing vote(Account voter, Post question, Account author, int option, String title) {
        String id = addressing.of(voter) + "#votes/" + question.id() + "/" + option;
        Thing note = Thing.of("Note", id)
                .with("name", title)
                .with("attributedTo", addressing.of(voter))
                .with("to", List.of(addressing.of(author)))
                .with("inReplyTo", addressing.of(question, author));
        return addressed("Create", id + "/activity", voter, Audience.of(addressing.of(author)))
                .with("object", note);
    }

    private Audience audience(Post post, Surroundings around) {
        return Audience.of(post, Optional.empty(), around, addressing);
    }

    private Audience audience(Post boost, Post boosted, Surroundings around) {
        return Audience.of(boost, Optional.of(around.author(boosted)), around, addressing);
    }

    private Audience followers(Account account) {
        return new Audience(addressing.followers(account).stream().toList(), List.of());
    }

    private Thing addressed(String type, String id, Account actor, Audience audience) {
        return audience.on(Thing.of(type, id).with("actor", addressing.of(actor)))
                .in(Context.POST);
    }

    private Thing act(String type, Account account, String name, String object) {
        return Thing.of(type, addressing.of(account) + name)
                .with("actor", addressing.of(account))
                .with("object", object);
    }

    private Thing undo(Account account, Thing undone, Audience audience) {
        return addressed("Undo", undone.json().get("id") + "/undo", account, audience)
                .with("object", undone);
    }

    /** What concerns one account, and goes to it alone. */
    private Thing toOne(Thing act, Account account) {
        return act.with("to", List.of(addressing.of(account))).in(Context.POST);
    }
}
