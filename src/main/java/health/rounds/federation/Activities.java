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

/**
 * What members do, as activities. Each act has an id of its own, by which others tell it from a repetition; an Undo is named after what
 * it undoes and holds it whole, as some look for its id and others for what it was about.
 */
@Component
class Activities {
    private final Uris uris;
    private final NoteJson notes;
    private final ActorJson actors;

    Activities(Uris uris, NoteJson notes, ActorJson actors) {
        this.uris = uris;
        this.notes = notes;
        this.actors = actors;
    }

    Thing create(Post post, Surroundings around) {
        Account author = around.author(post);
        return addressed("Create", uris.activity(post, author), author, audience(post, around))
                .with("published", post.createdAt())
                .with("object", notes.of(post, around));
    }

    /** That a post was edited, or has counts that its author tells: those of a poll. */
    Thing update(Post post, Surroundings around, Instant at) {
        Account author = around.author(post);
        return addressed(
                        "Update",
                        uris.of(post, author) + "#updates/" + at.toEpochMilli(),
                        author,
                        audience(post, around))
                .with("published", at)
                .with("object", notes.of(post, around));
    }

    /** That a profile changed. */
    Thing update(Account account, PublicKeys keys, Instant at) {
        String id = uris.of(account);
        return Audience.EVERYBODY
                .on(Thing.of("Update", id + "#updates/" + at.toEpochMilli()).with("actor", id))
                .with("published", at)
                .with("object", actors.of(account, keys))
                .in(Context.ACTOR);
    }

    /** That a post is gone. Nothing is left to say whom it was for, and nothing of it is in here: so it is for everybody. */
    Thing delete(Account author, PostId gone) {
        String post = uris.of(author) + "/posts/" + gone;
        return addressed("Delete", post + "#delete", author, Audience.EVERYBODY)
                .with("object", Thing.of("Tombstone", post));
    }

    /** That an account is gone, with all that it wrote. */
    Thing delete(Account account) {
        return addressed("Delete", uris.of(account) + "#delete", account, Audience.EVERYBODY)
                .with("object", uris.of(account));
    }

    /** That a member passes a post on. */
    Thing announce(Post boost, Post boosted, Surroundings around) {
        Account account = around.author(boost);
        return addressed("Announce", uris.activity(boost, account), account, audience(boost, boosted, around))
                .with("published", boost.createdAt())
                .with("object", uris.of(boosted, around.author(boosted)));
    }

    /** That a member passes it on no longer; the boost itself is gone. */
    Thing undoAnnounce(Account account, PostId boost) {
        String id = uris.of(account) + "/posts/" + boost + "/activity";
        return undo(account, Thing.of("Announce", id).with("actor", uris.of(account)), Audience.EVERYBODY);
    }

    /** {@code which} names this like among all, should it be taken back and given again. */
    Thing like(Account account, Post post, Account author, long which) {
        return toOne(likeOf(account, post, author, which), author);
    }

    Thing undoLike(Account account, Post post, Account author, long which) {
        return undo(account, likeOf(account, post, author, which), Audience.of(uris.of(author)));
    }

    private Thing likeOf(Account account, Post post, Account author, long which) {
        return act("Like", account, "#likes/" + which, uris.of(post, author));
    }

    Thing follow(Account follower, Account target, long which) {
        return toOne(followOf(follower, target, which), target);
    }

    /** That a follow ends, or the wish for one. */
    Thing undoFollow(Account follower, Account target, long which) {
        return undo(follower, followOf(follower, target, which), Audience.of(uris.of(target)));
    }

    private Thing followOf(Account follower, Account target, long which) {
        return act("Follow", follower, "#follows/" + which, uris.of(target));
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
                .with("actor", uris.of(follower))
                .with("object", uris.of(target));
        return addressed(type, uris.of(target) + name, target, Audience.of(uris.of(follower)))
                .with("object", asked);
    }

    Thing block(Account account, Account target, long which) {
        return toOne(blockOf(account, target, which), target);
    }

    Thing undoBlock(Account account, Account target, long which) {
        return undo(account, blockOf(account, target, which), Audience.of(uris.of(target)));
    }

    private Thing blockOf(Account account, Account target, long which) {
        return act("Block", account, "#blocks/" + which, uris.of(target));
    }

    /** A report, told by the community: who wrote it is nobody's business elsewhere. */
    Thing flag(long report, String words, Account target, List<String> posts) {
        List<String> objects = new ArrayList<>(List.of(uris.of(target)));
        objects.addAll(posts);
        return Thing.of("Flag", uris.communityActor() + "#reports/" + report)
                .with("actor", uris.communityActor())
                .with("to", List.of(uris.of(target)))
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
        return addressed(type, uris.of(account) + name, account, followers(account))
                .with("object", uris.of(post, account))
                .with("target", uris.of(account) + "/collections/featured");
    }

    /** That an account goes on elsewhere. */
    Thing move(Account account, String target, long which) {
        return addressed("Move", uris.of(account) + "#moves/" + which, account, followers(account))
                .with("object", uris.of(account))
                .with("target", target);
    }

    /** One answer that a member gives to a poll. */
    Thing vote(Account voter, Post question, Account author, int option, String title) {
        String id = uris.of(voter) + "#votes/" + question.id() + "/" + option;
        Thing note = Thing.of("Note", id)
                .with("name", title)
                .with("attributedTo", uris.of(voter))
                .with("to", List.of(uris.of(author)))
                .with("inReplyTo", uris.of(question, author));
        return addressed("Create", id + "/activity", voter, Audience.of(uris.of(author)))
                .with("object", note);
    }

    private Audience audience(Post post, Surroundings around) {
        return Audience.of(post, Optional.empty(), around, uris);
    }

    private Audience audience(Post boost, Post boosted, Surroundings around) {
        return Audience.of(boost, Optional.of(around.author(boosted)), around, uris);
    }

    private Audience followers(Account account) {
        return new Audience(uris.followers(account).stream().toList(), List.of());
    }

    private Thing addressed(String type, String id, Account actor, Audience audience) {
        return audience.on(Thing.of(type, id).with("actor", uris.of(actor))).in(Context.POST);
    }

    private Thing act(String type, Account account, String name, String object) {
        return Thing.of(type, uris.of(account) + name)
                .with("actor", uris.of(account))
                .with("object", object);
    }

    private Thing undo(Account account, Thing undone, Audience audience) {
        return addressed("Undo", undone.json().get("id") + "/undo", account, audience)
                .with("object", undone);
    }

    /** What concerns one account, and goes to it alone. */
    private Thing toOne(Thing act, Account account) {
        return act.with("to", List.of(uris.of(account))).in(Context.POST);
    }
}
