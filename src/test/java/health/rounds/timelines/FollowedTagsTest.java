package health.rounds.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Follows;
import health.rounds.accounts.PeopleLists;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import health.rounds.platform.Page;
import health.rounds.posts.Draft;
import health.rounds.posts.Hashtags;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.timelines.TimelineStore.EntryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Posts with followed hashtags, where the API does not reach: beyond memory, after a restart, and live. */
class FollowedTagsTest {
    private final Community community = Community.shared();
    private final TimelineStore store = community.part(TimelineStore.class);
    private final Community.Member anna = community.stranger();
    private final Community.Member ben = community.stranger();
    private final String tag = "tag" + anna.name();

    @Test
    void followedTagsAreKnownAfterARestart() {
        community.part(Hashtags.class).follow(anna.id(), tag);
        long post = post(ben, "Look #" + tag);
        Timelines restarted = new Timelines(
                store,
                community.part(Follows.class),
                community.part(Relationships.class),
                community.part(Sanctioned.class),
                community.part(PeopleLists.class),
                community.part(Posts.class),
                community.part(Hashtags.class),
                community.part(LiveStreams.class));
        restarted.load();
        assertThat(restarted.home(anna.id(), Page.first(20))).containsExactly(new PostId(post));
        assertThat(restarted.home(ben.id(), Page.first(20))).containsExactly(new PostId(post));
    }

    @Test
    void postWithAFollowedTagIsToldLive() throws InterruptedException {
        community.part(Hashtags.class).follow(anna.id(), tag);
        BlockingQueue<LiveEvent> told = new LinkedBlockingQueue<>();
        LiveStreams.Listener listener = new LiveStreams.Listener() {
            @Override
            public void on(LiveEvent event) {
                told.add(event);
            }

            @Override
            public void dropped() {}
        };
        try (var open = community.part(LiveStreams.class).open(new StreamKey.Home(anna.id()), listener)) {
            post(ben, "Without it");
            long post = post(ben, "Look #" + tag);
            assertThat(open).isNotNull();
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(new LiveEvent.Added(new PostId(post)));
        }
    }

    @Test
    void authorsAndTagsAreOneListWithoutRepeats() {
        List<Long> newestFirst = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            newestFirst.addFirst(post(i % 2 == 0 ? anna : ben, "Number " + i + (i % 3 == 0 ? "" : " #" + tag)));
        }
        // Number 3 is ben's and has no hashtag.
        List<Long> wanted = new ArrayList<>(newestFirst);
        wanted.remove(2);
        assertThat(ids(Page.first(20))).isEqualTo(wanted);
        assertThat(ids(Page.first(2))).isEqualTo(wanted.subList(0, 2));
        assertThat(ids(Page.before(wanted.get(1), 2))).isEqualTo(wanted.subList(2, 4));
        Page upward = new Page(Optional.empty(), Optional.empty(), Optional.of(wanted.getLast()), 2);
        assertThat(ids(upward)).isEqualTo(wanted.subList(2, 4));
        assertThat(read(Page.first(1)).getFirst().byTag()).isTrue();
    }

    private List<Long> ids(Page page) {
        return read(page).stream().map(EntryRow::id).toList();
    }

    private List<EntryRow> read(Page page) {
        return store.byAuthorsAndTags(List.of(anna.id()), List.of(tag, tag + "x"), page);
    }

    private long post(Community.Member author, String text) {
        PublishOutcome outcome = community.part(Publisher.class).publish(author.id(), NewPost.of(Draft.of(text)));
        return ((PublishOutcome.Published) outcome).post().id().value();
    }
}
