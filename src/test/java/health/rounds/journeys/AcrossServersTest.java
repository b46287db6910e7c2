package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.Relationships;
import health.rounds.discovery.Finder;
import health.rounds.platform.Page;
import health.rounds.platform.Settings;
import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Threads;
import health.rounds.posts.Uris;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PostRights;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.FormBrowser;
import health.rounds.testkit.Neighbours;
import health.rounds.timelines.Timelines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What members of two communities do with each other, over the network. */
class AcrossServersTest {
    private static final ProfileChange LOCKED = new ProfileChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Community here = Neighbours.here();
    private final Community there = Neighbours.there();
    private final Member anna = here.stranger();
    private final Member ben = there.stranger();

    @Test
    void whoeverIsFollowedElsewhereIsReadHere() {
        follow();

        Post post = publish(there, ben, Draft.of("Sepsis is a clinical diagnosis."));

        eventually(() -> home(here, anna).size() == 1);
        Post received = only(here, home(here, anna));
        assertThat(received.text()).isEqualTo("Sepsis is a clinical diagnosis.");
        assertThat(received.origin().orElseThrow().uri())
                .isEqualTo(there.part(Uris.class).of(post, account(there, ben.id())));
    }

    @Test
    void answerFavouriteAndBoostReachTheAuthor() {
        follow();
        Post post = publish(there, ben, Draft.of("Which antibiotic first?"));
        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();

        here.part(Reactions.class).favourite(anna.id(), copy);
        here.part(Publisher.class).boost(anna.id(), copy, Visibility.PUBLIC);
        String ofBen = "@" + ben.name() + "@" + domain(there);
        publish(
                here,
                anna,
                draft(
                        ofBen + " The one that covers the source.",
                        Visibility.PUBLIC,
                        Optional.of(copy),
                        Optional.empty()));

        eventually(() -> {
            Post.Counts counts = only(there, List.of(post.id())).counts();
            return counts.favourites() == 1 && counts.boosts() == 1 && counts.replies() == 1;
        });
        Post answer = there.part(Threads.class)
                .of(post.id(), Optional.of(ben.id()))
                .descendants()
                .getFirst();
        assertThat(answer.mentions()).extracting("account").containsExactly(ben.id());

        here.part(Reactions.class).unfavourite(anna.id(), copy);
        here.part(Publisher.class).unboost(anna.id(), copy);
        eventually(() -> {
            Post.Counts counts = only(there, List.of(post.id())).counts();
            return counts.favourites() == 0 && counts.boosts() == 0;
        });
    }

    @Test
    void editAndWithdrawalFollowThePost() {
        follow();
        Post post = publish(there, ben, Draft.of("Give 10 mg."));
        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();

        there.part(Publisher.class).edit(ben.id(), post.id(), Draft.of("Give 1 mg."), Said.NOTHING, false);
        eventually(() -> only(here, List.of(copy)).text().equals("Give 1 mg."));

        there.part(Publisher.class).withdraw(ben.id(), post.id());
        eventually(() -> here.part(Posts.class).unfiltered(List.of(copy)).isEmpty());
    }

    @Test
    void postForFollowersIsForFollowersAlone() {
        follow();
        Member other = here.stranger();

        publish(
                there,
                ben,
                draft("Only for you who follow me.", Visibility.FOLLOWERS, Optional.empty(), Optional.empty()));

        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();
        assertThat(only(here, List.of(copy)).visibility()).isEqualTo(Visibility.FOLLOWERS);
        assertThat(here.part(Posts.class).byId(copy, Optional.of(other.id()))).isEmpty();
    }

    @Test
    void voteIsCountedWhereThePollIs() {
        follow();
        PollDraft poll = new PollDraft(List.of("Yes", "No"), Duration.ofDays(1), false, false);
        Post question = publish(there, ben, draft("Lactate?", Visibility.PUBLIC, Optional.empty(), Optional.of(poll)));
        eventually(() -> home(here, anna).size() == 1);

        here.part(Polls.class).vote(anna.id(), home(here, anna).getFirst(), Set.of(0));

        eventually(
                () -> only(there, List.of(question.id())).poll().orElseThrow().voters() == 1);
    }

    @Test
    void lockedAccountDecidesForItself() {
        Account target = find(here, ben, there);
        there.part(Accounts.class).change(ben.id(), LOCKED);

        here.part(Follows.class).start(anna.id(), target.id(), true, false);

        eventually(() -> !there.part(Follows.class)
                .requestsTo(ben.id(), Page.first(10))
                .items()
                .isEmpty());
        AccountId asking = there.part(Follows.class)
                .requestsTo(ben.id(), Page.first(10))
                .items()
                .getFirst()
                .id();
        there.part(Follows.class).accept(ben.id(), asking);
        eventually(() -> here.part(Follows.class).isFollowing(anna.id(), target.id()));
    }

    @Test
    void blockEndsTheFollowOnBothSides() {
        Account target = follow();

        there.part(Relationships.class).block(ben.id(), find(there, anna, here).id());

        eventually(() -> !here.part(Follows.class).isFollowing(anna.id(), target.id()));
    }

    /** FEP-8fcf: a follow that the author's server does not know of ends here, and no other. */
    @Test
    void serversComeToTheSameListOfFollowers() {
        Member other = here.stranger();
        Account target = follow();
        follow(other);
        AccountId annaThere = find(there, anna, here).id();
        there.part(JdbcClient.class)
                .sql("delete from follows where follower_id = ? and target_id = ?")
                .params(annaThere.value(), ben.id().value())
                .update();

        publish(there, ben, draft("For followers.", Visibility.FOLLOWERS, Optional.empty(), Optional.empty()));

        eventually(() -> !here.part(Follows.class).isFollowing(anna.id(), target.id()));
        assertThat(here.part(Follows.class).isFollowing(other.id(), target.id()))
                .isTrue();
    }

    @Test
    void whoIsNamedIsToldThoughNobodyKnewThem() {
        String ofBen = "@" + ben.name() + "@" + domain(there);

        publish(here, anna, draft(ofBen + " Hello!", Visibility.DIRECT, Optional.empty(), Optional.empty()));

        eventually(() ->
                there.part(Timelines.class).direct(ben.id(), Page.first(5)).size() == 1);
    }

    @Test
    void quoteStandsOnceItsAuthorAgreesAndUntilTheyDoNot() {
        follow();
        Post post = publish(there, ben, Draft.of("A murmur is a symptom."));
        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();

        Post quoting = publish(here, anna, quote("Listen to this.", copy));

        assertThat(quoting.quote().orElseThrow().state()).isEqualTo(Quote.State.PENDING);
        eventually(() -> stateOf(quoting) == Quote.State.ACCEPTED);
        eventually(() -> only(there, List.of(post.id())).counts().quotes() == 1);
        PostId quotingThere =
                there.part(Quotes.class).standing(post.id()).getFirst().post();

        there.part(PostRights.class).revoke(ben.id(), post.id(), quotingThere);

        eventually(() -> stateOf(quoting) == Quote.State.REVOKED);
    }

    @Test
    void memberMovesToTheOtherCommunityAndFollowersOfBothGoAlong() {
        Account before = follow();
        Member colleague = there.stranger();
        there.part(Follows.class).start(colleague.id(), ben.id(), true, false);
        Member next = here.stranger();
        String move = "/settings/moving";
        Map<String, String> target =
                Map.of("target", "@" + next.name() + "@" + domain(here), "password", Community.PASSWORD);
        FormBrowser leaving = signedIn(there, ben);

        assertThat(leaving.submit(move, move, target).body())
                .contains("does not say yet that it is you", "Nothing was changed.");
        FormBrowser arriving = signedIn(here, next);
        var named = arriving.submit(move, move + "/others", Map.of("other", "@" + ben.name() + "@" + domain(there)));
        assertThat(arriving.follow(named).body()).contains(ben.name() + "@" + domain(there) + " is you");
        var moved = leaving.submit(move, move, target);
        assertThat(leaving.follow(moved).body())
                .contains("Your profile leads to", next.name() + "@" + domain(here), "Take the move back");

        eventually(() -> here.part(Follows.class).isFollowing(anna.id(), next.id())
                && !here.part(Follows.class).isFollowing(anna.id(), before.id()));
        Account nextThere = find(there, next, here);
        eventually(() -> there.part(Follows.class).isFollowing(colleague.id(), nextThere.id())
                && !there.part(Follows.class).isFollowing(colleague.id(), ben.id()));
        eventually(() -> account(here, next.id()).followers() == 2);
        assertThat(arriving.open("/@" + before.handle()).body()).contains("has moved to", "href=\"/@" + next.name());
        assertThat(leaving.open("/@" + ben.name()).body())
                .contains("has moved to", "href=\"/@" + nextThere.handle() + "\"");
    }

    private static FormBrowser signedIn(Community community, Member member) {
        FormBrowser browser = new FormBrowser(community.publicUrl());
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }

    private Quote.State stateOf(Post quoting) {
        return only(here, List.of(quoting.id())).quote().orElseThrow().state();
    }

    private static Draft quote(String text, PostId quoted) {
        return new Draft(
                text,
                "",
                false,
                Optional.empty(),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(quoted),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void answerForFollowersGoesOutOnceItsAuthorsServerAgrees() {
        follow();
        Post post = publish(there, ben, answerableBy("Only you who follow me.", ReplyPolicy.FOLLOWERS));
        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();
        assertThat(only(here, List.of(copy)).replyPolicy()).isEqualTo(ReplyPolicy.FOLLOWERS);

        Post answer = publish(here, anna, draft("I do.", Visibility.PUBLIC, Optional.of(copy), Optional.empty()));

        assertThat(answer.replyConsent().isGiven()).isFalse();
        eventually(() -> only(here, List.of(answer.id())).replyConsent().isGiven());
        assertThat(only(here, List.of(copy)).counts().replies()).isOne();
        Post kept = there.part(Threads.class)
                .of(post.id(), Optional.of(ben.id()))
                .descendants()
                .getFirst();
        assertThat(only(here, List.of(answer.id())).replyConsent().authorization())
                .contains(there.publicUrl() + "/users/" + ben.name() + "/reply-authorizations/" + kept.id());
    }

    @Test
    void whoeverMayNotAnswerElsewhereIsToldSoHere() {
        follow();
        Post post = publish(there, ben, answerableBy("The end.", ReplyPolicy.NOBODY));
        eventually(() -> home(here, anna).size() == 1);
        PostId copy = home(here, anna).getFirst();
        Draft answer = draft("But!", Visibility.PUBLIC, Optional.of(copy), Optional.empty());

        assertThat(here.part(Publisher.class).publish(anna.id(), NewPost.of(answer)))
                .isEqualTo(new PublishOutcome.Refused("Its author takes no answers to this post."));

        there.part(PostRights.class).allow(ben.id(), post.id(), ReplyPolicy.EVERYONE);
        eventually(() -> only(here, List.of(copy)).replyPolicy() == ReplyPolicy.EVERYONE);
        publish(here, anna, answer);
        eventually(() -> only(there, List.of(post.id())).counts().replies() == 1);
    }

    private static Draft answerableBy(String text, ReplyPolicy policy) {
        return new Draft(
                text,
                "",
                false,
                Optional.empty(),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(policy));
    }

    private Account follow() {
        return follow(anna);
    }

    private Account follow(Member follower) {
        Account target = find(here, ben, there);
        assertThat(here.part(Follows.class).start(follower.id(), target.id(), true, false))
                .isEqualTo(FollowOutcome.REQUESTED);
        eventually(() -> here.part(Follows.class).isFollowing(follower.id(), target.id()));
        return target;
    }

    private static Account find(Community asking, Member whom, Community where) {
        return asking.part(Finder.class)
                .account("@" + whom.name() + "@" + domain(where))
                .orElseThrow();
    }

    private static String domain(Community community) {
        return community.part(Settings.class).publicUrl().getAuthority();
    }

    private static Post publish(Community community, Member author, Draft draft) {
        return ((PublishOutcome.Published) community.part(Publisher.class).publish(author.id(), NewPost.of(draft)))
                .post();
    }

    private static List<PostId> home(Community community, Member member) {
        return community.part(Timelines.class).home(member.id(), Page.first(20)).stream()
                .filter(id -> !only(community, List.of(id)).author().equals(member.id()))
                .toList();
    }

    private static Post only(Community community, List<PostId> ids) {
        return community.part(Posts.class).unfiltered(ids).getFirst();
    }

    private static Account account(Community community, AccountId id) {
        return community.part(Accounts.class).byId(id).orElseThrow();
    }

    private static Draft draft(String text, Visibility visibility, Optional<PostId> replyTo, Optional<PollDraft> poll) {
        return new Draft(text, "", false, Optional.empty(), visibility, replyTo, List.of(), poll);
    }

    private static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }
}
