package health.rounds.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.guard.Answer;
import health.rounds.guard.Verdict;
import health.rounds.platform.Page;
import health.rounds.posts.Draft;
import health.rounds.posts.Marks;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostLimits;
import health.rounds.posts.PostSearch;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Threads;
import health.rounds.posts.Visibility;
import health.rounds.posts.VoteOutcome;
import health.rounds.privacy.Said;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.timelines.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final String LEAKY = "My patient John Smith, MRN 12345678, was seen on 14 March 2024.";

    private final Community community = Community.shared();
    private final Publisher publisher = community.part(Publisher.class);
    private final Posts posts = community.part(Posts.class);
    private final Threads threads = community.part(Threads.class);
    private final Timelines timelines = community.part(Timelines.class);

    @Test
    void postReachesItsAuthorsAndFollowersHomeAtOnce() {
        Member author = community.stranger();
        Member follower = community.stranger();
        Member other = community.stranger();
        community.part(Follows.class).start(follower.id(), author.id(), true, false);

        Post post = published(author, "A widened mediastinum is not always the aorta.");

        assertThat(home(author)).containsExactly(post.id());
        assertThat(home(follower)).containsExactly(post.id());
        assertThat(home(other)).isEmpty();
        assertThat(community
                        .part(Accounts.class)
                        .byId(author.id())
                        .orElseThrow()
                        .posts())
                .isEqualTo(1);
    }

    @Test
    void heldPostIsStoredNowhere() {
        Member author = community.stranger();

        PublishOutcome outcome = publisher.publish(author.id(), NewPost.of(Draft.of(LEAKY)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PublishOutcome.Held.class,
                        held -> assertThat(held.findings()).isNotEmpty());
        assertThat(home(author)).isEmpty();
        assertThat(community.part(PostSearch.class).find("12345678", Optional.of(author.id()), Optional.empty(), 0, 20))
                .isEmpty();
        assertThat(community.part(Drafts.class).of(author.id())).isEmpty();
        assertThat(community
                        .part(Accounts.class)
                        .byId(author.id())
                        .orElseThrow()
                        .posts())
                .isZero();
    }

    @Test
    void leakInPollOptionOrContentWarningHoldsThePost() {
        Member author = community.stranger();
        Draft inWarning = new Draft(
                "See below",
                LEAKY,
                false,
                Optional.empty(),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty());
        Draft inPoll = withPoll("What would you do?", List.of("Ask for MRN 12345678", "Wait"));

        assertThat(publisher.publish(author.id(), NewPost.of(inWarning))).isInstanceOf(PublishOutcome.Held.class);
        assertThat(publisher.publish(author.id(), NewPost.of(inPoll))).isInstanceOf(PublishOutcome.Held.class);
        assertThat(home(author)).isEmpty();
    }

    @Test
    void editIsScreenedToo() {
        Member author = community.stranger();
        Post post = published(author, "Think of amyloid when the voltage is low.");

        assertThat(publisher.edit(author.id(), post.id(), Draft.of(LEAKY), Said.NOTHING, false))
                .isInstanceOf(PublishOutcome.Held.class);

        assertThat(posts.byId(post.id(), Optional.of(author.id())).orElseThrow().text())
                .isEqualTo(post.text());
        assertThat(posts.history(post.id())).hasSize(1);
    }

    @Test
    void questionOfTheGuardIsAnsweredOnceAndThenPublished() {
        Member author = community.stranger();
        Draft draft = Draft.of("Learned so much from Margaret Oyelaran today.");
        if (publisher.preview(author.id(), draft, Said.NOTHING) instanceof Verdict.Ask(var findings)) {
            String words = draft.text()
                    .substring(findings.getFirst().start(), findings.getFirst().end());
            NewPost answered = new NewPost(
                    draft,
                    Said.answering(List.of(new Answer(words, false))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            assertThat(publisher.publish(author.id(), answered)).isInstanceOf(PublishOutcome.Published.class);
        }
        assertThat(publisher.publish(author.id(), NewPost.of(Draft.of("Nothing to ask here."))))
                .isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void sameIdempotencyKeyGivesTheSamePostEvenAtTheSameTime() throws Exception {
        Member author = community.stranger();
        NewPost newPost = new NewPost(
                Draft.of("Once is enough."), Said.NOTHING, Optional.of("key-1"), Optional.empty(), Optional.empty());
        List<Callable<PublishOutcome>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tries.add(() -> publisher.publish(author.id(), newPost));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<PostId> made = new ArrayList<>();
            for (var answer : threads.invokeAll(tries)) {
                made.add(((PublishOutcome.Published) answer.get()).post().id());
            }
            assertThat(made).hasSize(16).containsOnly(made.getFirst());
        }
        assertThat(home(author)).hasSize(1);
        assertThat(community
                        .part(Accounts.class)
                        .byId(author.id())
                        .orElseThrow()
                        .posts())
                .isEqualTo(1);
    }

    @Test
    void whoeverMayNotReadAPostCannotReplyBoostOrFindIt() {
        Member author = community.stranger();
        Member follower = community.stranger();
        Member outsider = community.stranger();
        community.part(Follows.class).start(follower.id(), author.id(), true, false);
        Post post = published(author, with("For my followers.", Visibility.FOLLOWERS, Optional.empty()));

        assertThat(posts.byId(post.id(), Optional.of(follower.id()))).isPresent();
        assertThat(posts.byId(post.id(), Optional.of(outsider.id()))).isEmpty();
        assertThat(posts.byId(post.id(), Optional.empty())).isEmpty();
        assertThat(publisher.boost(outsider.id(), post.id(), Visibility.PUBLIC)).isEmpty();
        assertThat(publisher.boost(follower.id(), post.id(), Visibility.PUBLIC)).isEmpty();
        assertThat(publisher.publish(
                        outsider.id(), NewPost.of(with("Me too.", Visibility.PUBLIC, Optional.of(post.id())))))
                .isInstanceOf(PublishOutcome.Refused.class);
    }

    @Test
    void directPostIsReadByThoseItNamesAlone() {
        Member author = community.stranger();
        Member named = community.stranger();
        Member other = community.stranger();
        community.part(Follows.class).start(other.id(), author.id(), true, false);
        Post post = published(author, with("@" + named.name() + " a word?", Visibility.DIRECT, Optional.empty()));

        assertThat(posts.byId(post.id(), Optional.of(named.id()))).isPresent();
        assertThat(posts.byId(post.id(), Optional.of(other.id()))).isEmpty();
        assertThat(home(other)).isEmpty();
        assertThat(timelines.direct(named.id(), Page.first(20))).containsExactly(post.id());
    }

    @Test
    void withdrawingRemovesThePostItsBoostsAndItsCounts() {
        Member author = community.stranger();
        Member booster = community.stranger();
        Member reader = community.stranger();
        community.part(Follows.class).start(reader.id(), booster.id(), true, false);
        Post root = published(author, "Root.");
        Post answer = published(author, with("Answer.", Visibility.PUBLIC, Optional.of(root.id())));
        assertThat(publisher.boost(booster.id(), answer.id(), Visibility.PUBLIC))
                .isPresent();
        assertThat(home(reader)).hasSize(1);
        assertThat(posts.byId(root.id(), Optional.empty())
                        .orElseThrow()
                        .counts()
                        .replies())
                .isEqualTo(1);

        assertThat(publisher.withdraw(booster.id(), answer.id())).isEmpty();
        assertThat(publisher.withdraw(author.id(), answer.id())).isPresent();

        assertThat(posts.byId(answer.id(), Optional.of(author.id()))).isEmpty();
        assertThat(home(reader)).isEmpty();
        assertThat(posts.byId(root.id(), Optional.empty())
                        .orElseThrow()
                        .counts()
                        .replies())
                .isZero();
        assertThat(community
                        .part(Accounts.class)
                        .byId(booster.id())
                        .orElseThrow()
                        .posts())
                .isZero();
    }

    @Test
    void editKeepsEveryVersion() {
        Member author = community.stranger();
        Post post = published(author, "First wording #ecg");
        publisher.edit(author.id(), post.id(), Draft.of("Second wording #echo"), Said.NOTHING, false);
        publisher.edit(author.id(), post.id(), Draft.of("Third wording"), Said.NOTHING, false);

        assertThat(posts.history(post.id()))
                .extracting(version -> version.text())
                .containsExactly("First wording #ecg", "Second wording #echo", "Third wording");
        Post now = posts.byId(post.id(), Optional.empty()).orElseThrow();
        assertThat(now.editedAt()).isPresent();
        assertThat(now.hashtags()).isEmpty();
    }

    @Test
    void boostCountsOnceAndCanBeTakenBack() {
        Member author = community.stranger();
        Member booster = community.stranger();
        Post post = published(author, "Worth passing on.");

        Post boost = publisher.boost(booster.id(), post.id(), Visibility.PUBLIC).orElseThrow();
        assertThat(publisher.boost(booster.id(), post.id(), Visibility.PUBLIC)).contains(boost);
        assertThat(posts.byId(post.id(), Optional.empty())
                        .orElseThrow()
                        .counts()
                        .boosts())
                .isEqualTo(1);
        assertThat(marks(booster, post).boosted()).isTrue();

        publisher.unboost(booster.id(), post.id());
        assertThat(posts.byId(post.id(), Optional.empty())
                        .orElseThrow()
                        .counts()
                        .boosts())
                .isZero();
        assertThat(marks(booster, post).boosted()).isFalse();
    }

    @Test
    void pollCountsEachVoterOnce() {
        Member author = community.stranger();
        Member voter = community.stranger();
        Polls polls = community.part(Polls.class);
        Post post = published(author, withPoll("Which first?", List.of("Troponin", "Echo")));

        assertThat(polls.vote(voter.id(), post.id(), List.of(1)))
                .isInstanceOfSatisfying(VoteOutcome.Counted.class, counted -> {
                    assertThat(counted.poll().options().get(1).votes()).isEqualTo(1);
                    assertThat(counted.poll().voters()).isEqualTo(1);
                });
        assertThat(polls.vote(voter.id(), post.id(), List.of(0))).isInstanceOf(VoteOutcome.Refused.class);
        assertThat(polls.vote(author.id(), post.id(), List.of(0))).isInstanceOf(VoteOutcome.Refused.class);
        assertThat(polls.vote(community.stranger().id(), post.id(), List.of(0, 1)))
                .isInstanceOf(VoteOutcome.Refused.class);
        assertThat(polls.vote(community.stranger().id(), post.id(), List.of(2)))
                .isInstanceOf(VoteOutcome.Refused.class);
    }

    @Test
    void whatBreaksALimitIsRefusedInWords() {
        Member author = community.stranger();
        for (Draft draft : List.of(
                Draft.of(""),
                Draft.of(" \n\u0000 "),
                Draft.of("x".repeat(PostLimits.MAX_CHARACTERS + 1)),
                Draft.of("@someone ".repeat(PostLimits.MAX_MENTIONS + 1)),
                withPoll("?", List.of("only one")),
                withPoll("?", List.of("same", "same")),
                with("Reply", Visibility.PUBLIC, Optional.of(new PostId(1))))) {
            assertThat(publisher.publish(author.id(), NewPost.of(draft)))
                    .isInstanceOfSatisfying(
                            PublishOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isNotBlank());
        }
        assertThat(home(author)).isEmpty();
    }

    @Test
    void scheduledPostWaitsUnseenAndTooSoonIsRefused() {
        Member author = community.stranger();
        Instant later = Instant.now().plus(Duration.ofHours(2));
        PublishOutcome outcome = publisher.publish(author.id(), due("Tomorrow's teaching point.", later));

        assertThat(outcome).isInstanceOf(PublishOutcome.Scheduled.class);
        assertThat(home(author)).isEmpty();
        ScheduledPosts scheduled = community.part(ScheduledPosts.class);
        assertThat(scheduled.of(author.id(), Page.first(20))).hasSize(1);
        assertThat(publisher.publish(author.id(), due("Now.", Instant.now())))
                .isInstanceOf(PublishOutcome.Refused.class);
        assertThat(publisher.publish(author.id(), due(LEAKY, later))).isInstanceOf(PublishOutcome.Held.class);
        assertThat(scheduled.of(author.id(), Page.first(20))).hasSize(1);
    }

    @Test
    void threadIsATreeThatHidesWhatTheViewerMayNotRead() {
        Member author = community.stranger();
        Member other = community.stranger();
        Post root = published(author, "Root.");
        Post first = published(other, with("First.", Visibility.PUBLIC, Optional.of(root.id())));
        Post second = published(other, with("Second.", Visibility.PUBLIC, Optional.of(root.id())));
        Post below = published(author, with("Below first.", Visibility.PUBLIC, Optional.of(first.id())));
        published(other, with("@" + author.name() + " aside", Visibility.DIRECT, Optional.of(root.id())));

        assertThat(threads.of(root.id(), Optional.empty()).descendants())
                .extracting(Post::id)
                .containsExactly(first.id(), below.id(), second.id());
        assertThat(threads.of(below.id(), Optional.empty()).ancestors())
                .extracting(Post::id)
                .containsExactly(root.id(), first.id());
        assertThat(threads.of(root.id(), Optional.of(author.id())).descendants())
                .hasSize(4);
    }

    private Post published(Member author, String text) {
        return published(author, Draft.of(text));
    }

    private Post published(Member author, Draft draft) {
        return ((PublishOutcome.Published) publisher.publish(author.id(), NewPost.of(draft))).post();
    }

    private List<PostId> home(Member member) {
        return timelines.home(member.id(), Page.first(20));
    }

    private Marks marks(Member viewer, Post post) {
        return Objects.requireNonNull(community
                .part(Reactions.class)
                .marks(viewer.id(), List.of(post.id()))
                .get(post.id()));
    }

    private static NewPost due(String text, Instant at) {
        return new NewPost(Draft.of(text), Said.NOTHING, Optional.empty(), Optional.of(at), Optional.empty());
    }

    private static Draft with(String text, Visibility visibility, Optional<PostId> replyTo) {
        return new Draft(text, "", false, Optional.empty(), visibility, replyTo, List.of(), Optional.empty());
    }

    private static Draft withPoll(String text, List<String> options) {
        return new Draft(
                text,
                "",
                false,
                Optional.empty(),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.of(new PollDraft(options, Duration.ofHours(1), false, false)));
    }
}
