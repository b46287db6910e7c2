package health.rounds.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.RemoteProfile;
import health.rounds.platform.Page;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostSearch;
import health.rounds.posts.PostThread;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.RemotePosts;
import health.rounds.posts.Threads;
import health.rounds.posts.Visibility;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Foreigners;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private final Community community = Community.shared();
    private final Receiver receiver = community.part(Receiver.class);
    private final RemoteAccounts accounts = community.part(RemoteAccounts.class);
    private final RemotePosts remote = community.part(RemotePosts.class);
    private final Posts posts = community.part(Posts.class);
    private final Threads threads = community.part(Threads.class);
    private final Timelines timelines = community.part(Timelines.class);
    private final Follows follows = community.part(Follows.class);

    private final RemoteAuthor carla = Foreigners.stranger(community);
    private final Member reader = community.stranger();

    @Test
    void followingSomebodyElsewhereWaitsForTheirServer() {
        assertThat(follows.start(reader.id(), carla.id(), true, false)).isEqualTo(FollowOutcome.REQUESTED);
        assertThat(follows.isFollowing(reader.id(), carla.id())).isFalse();

        follows.accept(carla.id(), reader.id());

        assertThat(follows.isFollowing(reader.id(), carla.id())).isTrue();
    }

    @Test
    void receivedPostReachesItsFollowersHome() {
        follow(reader);
        Post post = received("Proteinuria is not a diagnosis.", Visibility.PUBLIC);

        assertThat(home(reader)).containsExactly(post.id());
        assertThat(remote.byUri(post.origin().orElseThrow().uri()))
                .map(Post::id)
                .contains(post.id());
        assertThat(timelines.everyone(Optional.empty(), From.ELSEWHERE, false, Page.first(20)))
                .contains(post.id());
        assertThat(timelines.everyone(Optional.empty(), From.HERE, false, Page.first(40)))
                .doesNotContain(post.id());
    }

    /** CVE-2025-30741: a follow that is only asked for must not show what is for followers. */
    @Test
    void followersOnlyPostIsReadByAcceptedFollowersAlone() {
        Member asking = community.stranger();
        follow(reader);
        follows.start(asking.id(), carla.id(), true, false);

        Post post = received("For those who follow me.", Visibility.FOLLOWERS);

        assertThat(posts.byId(post.id(), Optional.of(reader.id()))).isPresent();
        assertThat(posts.byId(post.id(), Optional.of(asking.id()))).isEmpty();
        assertThat(posts.byId(post.id(), Optional.empty())).isEmpty();
        assertThat(home(asking)).isEmpty();
    }

    @Test
    void samePostIsKeptOnce() {
        ReceivedPost post = Foreigners.post(carla, "Once.", Visibility.PUBLIC, Instant.now());

        assertThat(receiver.receive(carla, post, Optional.empty())).isPresent();
        assertThat(receiver.receive(carla, post, Optional.empty())).isEmpty();
        assertThat(account(carla.id()).posts()).isEqualTo(1);
    }

    @Test
    void oldPostTakesItsPlaceInThePast() {
        follow(reader);
        Post news = received("Today.", Visibility.PUBLIC);
        Post old = receiver.receive(
                        carla,
                        Foreigners.post(
                                carla,
                                "Last year.",
                                Visibility.PUBLIC,
                                Instant.now().minus(Duration.ofDays(365))),
                        Optional.empty())
                .orElseThrow();

        assertThat(home(reader)).containsExactly(news.id(), old.id());
        assertThat(old.id().value()).isLessThan(news.id().value());
    }

    @Test
    void editKeepsWhatItWas() {
        ReceivedPost first = Foreigners.post(carla, "Give 10 mg.", Visibility.PUBLIC, Instant.now());
        Post post = receiver.receive(carla, first, Optional.empty()).orElseThrow();

        receiver.edit(carla, post.id(), Foreigners.edited(first, "Give 1 mg.", Instant.now()), Optional.empty());

        assertThat(posts.history(post.id())).extracting("text").containsExactly("Give 10 mg.", "Give 1 mg.");
    }

    @Test
    void nobodyElseEditsOrWithdraws() {
        RemoteAuthor other = Foreigners.stranger(community);
        ReceivedPost first = Foreigners.post(carla, "Mine.", Visibility.PUBLIC, Instant.now());
        Post post = receiver.receive(carla, first, Optional.empty()).orElseThrow();

        assertThat(receiver.edit(other, post.id(), Foreigners.edited(first, "Yours.", Instant.now()), Optional.empty()))
                .isEmpty();
        assertThat(receiver.withdraw(other, post.id())).isFalse();
        assertThat(receiver.withdraw(carla, post.id())).isTrue();
        assertThat(posts.unfiltered(List.of(post.id()))).isEmpty();
    }

    @Test
    void boostByOneReachesTheirFollowersOnce() {
        Member author = community.stranger();
        follow(reader);
        Post post = ((PublishOutcome.Published) community
                        .part(Publisher.class)
                        .publish(author.id(), NewPost.of(Draft.of("Furosemide is not a kidney drug."))))
                .post();
        String uri = carla.elsewhere().uri() + "/boosts/" + post.id();

        assertThat(receiver.boost(carla, post.id(), uri, Visibility.PUBLIC, Instant.now()))
                .isPresent();
        assertThat(receiver.boost(carla, post.id(), uri, Visibility.PUBLIC, Instant.now()))
                .isEmpty();
        assertThat(home(reader)).hasSize(1);
        assertThat(receiver.unboost(carla, post.id())).isTrue();
        assertThat(home(reader)).isEmpty();
    }

    @Test
    void answerThatCameFirstIsHungBelowItsQuestionLater() {
        ReceivedPost question = Foreigners.post(carla, "Why?", Visibility.PUBLIC, Instant.now());
        Post answer = received("Because.", Visibility.PUBLIC);
        Post further = receiver.receive(
                        carla,
                        Foreigners.answering(
                                Foreigners.post(carla, "Thanks.", Visibility.PUBLIC, Instant.now()), answer.id()),
                        Optional.empty())
                .orElseThrow();
        Post parent = receiver.receive(carla, question, Optional.empty()).orElseThrow();

        receiver.join(answer.id(), parent.id());

        PostThread thread = threads.of(further.id(), Optional.empty());
        assertThat(thread.ancestors()).extracting(Post::id).containsExactly(parent.id(), answer.id());
        assertThat(threads.of(parent.id(), Optional.empty()).descendants())
                .extracting(Post::id)
                .contains(answer.id(), further.id());
    }

    @Test
    void memberIsNobodyFromElsewhere() {
        assertThat(accounts.author(reader.id())).isEmpty();
    }

    @Test
    void handleLeadsToTheNewActorAfterTheOldOneIsGone() {
        var before = accounts.keep(Foreigners.profile("greta", "moved.example"));
        var again = Foreigners.profile("greta", "moved.example");
        var other = accounts.keep(new RemoteProfile(
                again.username(),
                again.domain(),
                "https://moved.example/ap/1",
                again.url(),
                again.inbox(),
                again.sharedInbox(),
                again.outbox(),
                again.followers(),
                again.following(),
                again.featured(),
                again.displayName(),
                again.bio(),
                again.bioHtml(),
                again.fields(),
                again.fieldHtml(),
                again.emojis(),
                again.avatar(),
                again.header(),
                again.locked(),
                again.bot(),
                again.group(),
                again.discoverable(),
                again.indexable(),
                again.alsoKnownAs(),
                again.createdAt(),
                again.counts()));

        assertThat(community.part(Accounts.class).byHandle("Greta@moved.example"))
                .map(Account::id)
                .contains(other.id())
                .isNotEqualTo(Optional.of(before.id()));
    }

    @Test
    void whoeverDoesNotWantToBeFoundIsFoundByThoseAloneWhomItConcerns() {
        RemoteAuthor shy = Foreigners.unindexed(community);
        Member named = community.stranger();
        String word = "xanthogranulomatous" + named.name();
        ReceivedPost said =
                Foreigners.naming(Foreigners.post(shy, word, Visibility.PUBLIC, Instant.now()), List.of(named.id()));
        Post post = receiver.receive(shy, said, Optional.empty()).orElseThrow();

        assertThat(found(word, Optional.of(named.id()))).containsExactly(post.id());
        assertThat(found(word, Optional.empty())).isEmpty();
        assertThat(found(word, Optional.of(reader.id()))).isEmpty();

        community.part(Reactions.class).bookmark(reader.id(), post.id());

        assertThat(found(word, Optional.of(reader.id()))).containsExactly(post.id());
    }

    private List<PostId> found(String words, Optional<AccountId> viewer) {
        return community.part(PostSearch.class).find(words, viewer, Optional.empty(), 0, 5).stream()
                .map(Post::id)
                .toList();
    }

    private void follow(Member follower) {
        follows.start(follower.id(), carla.id(), true, false);
        follows.accept(carla.id(), follower.id());
    }

    private Post received(String words, Visibility visibility) {
        return receiver.receive(carla, Foreigners.post(carla, words, visibility, Instant.now()), Optional.empty())
                .orElseThrow();
    }

    private List<PostId> home(Member member) {
        return timelines.home(member.id(), Page.first(20));
    }

    private Account account(AccountId id) {
        return community.part(Accounts.class).byId(id).orElseThrow();
    }
}
