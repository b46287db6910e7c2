package health.rounds.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.Ids;
import health.rounds.posts.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A new post does not come twice to who reads its author anyway. */
class EchoesTest {
    private static final int READER = 0;
    private static final int AUTHOR = 1;
    private static final int BOOSTER = 2;
    private static final int SOMEBODY = 3;
    private static final Instant WRITTEN = Instant.parse("2026-11-24T08:00:00Z");

    private final PostIndex index = new PostIndex();
    private final Entry post = post(AUTHOR, Entry.NOBODY);

    private static Entry post(int author, int replyTo) {
        return entry(WRITTEN, author, replyTo, 0, Entry.NOBODY);
    }

    private static Entry boost(Entry post, int by, Duration later) {
        return entry(WRITTEN.plus(later), by, Entry.NOBODY, post.id(), post.author());
    }

    private static Entry entry(Instant at, int author, int replyTo, long boostOf, int boostOfAuthor) {
        return new Entry(
                Ids.firstAt(at) + author,
                author,
                Visibility.PUBLIC,
                false,
                replyTo,
                boostOf,
                boostOfAuthor,
                false,
                true);
    }

    private boolean stands(Entry boost, Predicate<Entry> rule) {
        return new Echoes(index)
                .leftOut(READER, author -> author == AUTHOR || author == READER, rule)
                .test(boost);
    }

    private boolean stands(Entry boost) {
        return stands(boost, entry -> !entry.isReplyToOthers());
    }

    @Test
    void boostOfANewPostThatStandsThereItselfIsLeftOut() {
        index.add(post);
        assertThat(stands(post)).isTrue();
        assertThat(stands(boost(post, BOOSTER, Duration.ofHours(23)))).isFalse();
    }

    @Test
    void boostBringsAnOldPostBackToMind() {
        index.add(post);
        assertThat(stands(boost(post, BOOSTER, Duration.ofHours(25)))).isTrue();
    }

    @Test
    void ownBoostIsSeen() {
        index.add(post);
        assertThat(stands(boost(post, READER, Duration.ofHours(1)))).isTrue();
    }

    @Test
    void boostOfWhatDoesNotStandThereItselfIsSeen() {
        Entry stranger = post(SOMEBODY, Entry.NOBODY);
        Entry answer = post(AUTHOR, SOMEBODY);
        index.add(stranger);
        index.add(answer);
        assertThat(stands(boost(stranger, BOOSTER, Duration.ofHours(1)))).isTrue();
        assertThat(stands(boost(answer, BOOSTER, Duration.ofHours(1)))).isTrue();
    }

    @Test
    void boostOfWhatIsTakenBackOrNotHeldIsSeen() {
        assertThat(stands(boost(post, BOOSTER, Duration.ofHours(1)))).isTrue();
        index.add(post);
        index.remove(AUTHOR, post.id());
        assertThat(stands(boost(post, BOOSTER, Duration.ofHours(1)))).isTrue();
    }

    @Test
    void whatTheRuleTurnsAwayStaysAway() {
        index.add(post);
        assertThat(stands(boost(post(SOMEBODY, Entry.NOBODY), BOOSTER, Duration.ofHours(1)), entry -> !entry.isBoost()))
                .isFalse();
    }
}
