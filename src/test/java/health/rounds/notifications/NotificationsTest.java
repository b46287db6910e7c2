package health.rounds.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Community community = Community.shared();
    private final Notifications notifications = community.part(Notifications.class);
    private final NoticeGroups groups = community.part(NoticeGroups.class);
    private final NoticeStore notices = community.part(NoticeStore.class);
    private final Publisher publisher = community.part(Publisher.class);
    private final Reactions reactions = community.part(Reactions.class);

    @Test
    void peopleAreToldOfWhatConcernsThem() {
        Member anna = community.stranger();
        Member ben = community.stranger();
        community.part(Follows.class).start(ben.id(), anna.id(), true, true);
        Post post = published(anna, "Good morning @" + ben.name());
        reactions.favourite(ben.id(), post.id());
        publisher.boost(ben.id(), post.id(), Visibility.PUBLIC);

        Eventually.assertThat(() -> kinds(anna))
                .hasAll(List.of(NoticeKind.FOLLOW, NoticeKind.FAVOURITE, NoticeKind.BOOST));
        Eventually.assertThat(() -> kinds(ben)).isEqualTo(List.of(NoticeKind.MENTION));
        assertThat(notifications.unread(anna.id(), 40)).isEqualTo(3);
        notifications.markRead(anna.id(), all(anna).getFirst().id());
        assertThat(notifications.unread(anna.id(), 40)).isZero();
    }

    @Test
    void whoWantsToHearOfEveryPostIsTold() {
        Member author = community.stranger();
        Member follower = community.stranger();
        community.part(Follows.class).start(follower.id(), author.id(), true, true);
        published(author, "A post like any other.");
        Eventually.assertThat(() -> kinds(follower)).isEqualTo(List.of(NoticeKind.POST));
    }

    @Test
    void takenBackFavouriteIsTakenBackHereToo() {
        Member author = community.stranger();
        Member reader = community.stranger();
        Post post = published(author, "Likeable.");
        reactions.favourite(reader.id(), post.id());
        Eventually.assertThat(() -> kinds(author)).isEqualTo(List.of(NoticeKind.FAVOURITE));
        reactions.unfavourite(reader.id(), post.id());
        Eventually.assertThat(() -> kinds(author)).isEmpty();
    }

    @Test
    void mutedPeopleAndThreadsAreSilent() {
        Member author = community.stranger();
        Member muted = community.stranger();
        Member other = community.stranger();
        Post post = published(author, "A thread.");
        community.part(Relationships.class).mute(author.id(), muted.id(), true, Optional.empty());
        reactions.favourite(muted.id(), post.id());
        reactions.muteThread(author.id(), post.id());
        reactions.favourite(other.id(), post.id());
        Post another = published(author, "Another thread.");
        reactions.favourite(other.id(), another.id());

        // The last one told proves that the earlier ones have been dealt with.
        Eventually.assertThat(() -> all(author).stream().map(Notice::post).toList())
                .isEqualTo(List.of(Optional.of(another.id())));
    }

    @Test
    void nobodyReadsOrDismissesAnothersNotifications() {
        Member anna = community.stranger();
        Member ben = community.stranger();
        community.part(Follows.class).start(ben.id(), anna.id(), true, false);
        Eventually.assertThat(() -> kinds(anna)).isEqualTo(List.of(NoticeKind.FOLLOW));
        long id = all(anna).getFirst().id();
        assertThat(notifications.byId(ben.id(), id)).isEmpty();
        assertThat(notifications.dismiss(ben.id(), id)).isFalse();
        assertThat(notifications.dismiss(anna.id(), id)).isTrue();
        assertThat(all(anna)).isEmpty();
    }

    @Test
    void groupTakesInWhatComesForTwelveHours() {
        Member author = community.stranger();
        Instant start = Instant.parse("2026-05-04T12:30:00Z");
        List<Duration> later = List.of(Duration.ZERO, Duration.ofHours(11), Duration.ofHours(12));
        for (Duration each : later) {
            AccountId from = community.stranger().id();
            long id = Ids.firstAt(start.plus(each));
            assertThat(notices.insert(id, author.id(), NoticeKind.FOLLOW, from, null, false))
                    .isTrue();
            assertThat(notices.insert(id + 1, author.id(), NoticeKind.FOLLOW_REQUEST, from, null, false))
                    .isTrue();
        }
        Slice<NoticeGroup> page = groups.of(
                author.id(), NoticeQuery.of(Set.of(NoticeKind.FOLLOW)), Set.of(NoticeKind.FOLLOW), Page.first(40));
        assertThat(page.items()).extracting(NoticeGroup::size).containsExactly(1L, 2L);
        int hour = (int) Duration.ofMillis(start.toEpochMilli()).toHours();
        assertThat(page.items().getLast().key())
                .isEqualTo(new GroupKey.Together(NoticeKind.FOLLOW, Optional.empty(), hour));
        assertThat(groups.of(author.id(), NoticeQuery.all(), Set.of(NoticeKind.FOLLOW), Page.first(40))
                        .items())
                .hasSize(5);
    }

    private List<Notice> all(Member member) {
        return notifications.of(member.id(), NoticeQuery.all(), Page.first(40));
    }

    private List<NoticeKind> kinds(Member member) {
        return all(member).stream().map(Notice::kind).toList();
    }

    private Post published(Member author, String text) {
        return ((PublishOutcome.Published) publisher.publish(author.id(), NewPost.of(Draft.of(text)))).post();
    }
}
