package health.rounds.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelationshipsTest {
    private static final AccountsRig RIG = new AccountsRig();
    private static int count;

    private final Relationships relationships = RIG.relationships;
    private AccountId anna = new AccountId(1);
    private AccountId dora = new AccountId(1);

    @BeforeEach
    void newcomers() {
        count++;
        anna = RIG.newcomer("anna" + count + "x");
        dora = RIG.newcomer("dora" + count + "x");
        RIG.told();
    }

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void blockEndsFollowsAndRequestsBothWays() {
        RIG.follows.start(anna, dora, true, false);
        RIG.follows.start(dora, anna, true, false);
        RIG.told();

        relationships.block(anna, dora);

        Relationship seen = between(anna, dora);
        assertThat(seen.blocking()).isTrue();
        assertThat(seen.following()).isFalse();
        assertThat(seen.followedBy()).isFalse();
        assertThat(between(dora, anna).blockedBy()).isTrue();
        assertThat(RIG.accounts.byId(anna).orElseThrow().followers()).isZero();
        assertThat(RIG.accounts.byId(anna).orElseThrow().following()).isZero();
        assertThat(RIG.told())
                .contains(
                        new FollowChange.Stopped(anna, dora, anna),
                        new FollowChange.Stopped(dora, anna, anna),
                        new RelationshipChanged(anna, dora));
    }

    @Test
    void blockHidesBothFromEachOtherUntilItIsTakenBack() {
        assertThat(relationships.hiddenFrom(dora)).isEmpty();
        relationships.block(anna, dora);

        assertThat(relationships.hiddenFrom(anna)).containsExactly(dora);
        assertThat(relationships.hiddenFrom(dora)).containsExactly(anna);
        assertThat(relationships.silentFor(dora)).containsExactly(anna);
        assertThat(relationships.apartFrom(dora)).containsExactly(anna);
        assertThat(relationships.areApart(dora, anna)).isTrue();
        assertThat(relationships.blockedBy(anna, Page.first(10)).items())
                .extracting(Account::id)
                .containsExactly(dora);

        relationships.unblock(anna, dora);
        assertThat(relationships.hiddenFrom(dora)).isEmpty();
        assertThat(relationships.areApart(anna, dora)).isFalse();
    }

    @Test
    void muteHidesOneWayAndKeepsTheFollow() {
        RIG.follows.start(anna, dora, true, false);
        relationships.mute(anna, dora, false, Optional.empty());

        assertThat(relationships.hiddenFrom(anna)).containsExactly(dora);
        assertThat(relationships.silentFor(anna)).isEmpty();
        assertThat(relationships.apartFrom(anna)).isEmpty();
        assertThat(relationships.hiddenFrom(dora)).isEmpty();
        assertThat(between(anna, dora).muting()).isTrue();
        assertThat(between(anna, dora).mutingNotifications()).isFalse();
        assertThat(between(anna, dora).following()).isTrue();
        assertThat(relationships.mutedBy(anna, Page.first(10)).items())
                .extracting(Account::id)
                .containsExactly(dora);

        relationships.mute(anna, dora, true, Optional.empty());
        assertThat(relationships.silentFor(anna)).containsExactly(dora);
        relationships.unmute(anna, dora);
        assertThat(relationships.hiddenFrom(anna)).isEmpty();
    }

    @Test
    void muteForATimeEndsByItself() {
        relationships.mute(anna, dora, true, Optional.of(Duration.ofHours(1)));
        assertThat(relationships.hiddenFrom(anna)).containsExactly(dora);

        RIG.later(Duration.ofMinutes(61));

        assertThat(relationships.hiddenFrom(anna)).isEmpty();
        assertThat(relationships.silentFor(anna)).isEmpty();
        assertThat(between(anna, dora).muting()).isFalse();
        assertThat(relationships.mutedBy(anna, Page.first(10)).items()).isEmpty();
    }

    @Test
    void nobodyBlocksOrMutesThemselfOrNobody() {
        relationships.block(anna, anna);
        relationships.mute(anna, anna, true, Optional.empty());
        relationships.block(anna, new AccountId(42));

        assertThat(relationships.hiddenFrom(anna)).isEmpty();
        assertThat(relationships.blockedBy(anna, Page.first(10)).items()).isEmpty();
    }

    @Test
    void noteIsPrivateToItsAuthor() {
        relationships.note(anna, dora, " met in Basel ");

        assertThat(between(anna, dora).note()).isEqualTo("met in Basel");
        assertThat(between(dora, anna).note()).isEmpty();
        relationships.note(anna, dora, "");
        assertThat(between(anna, dora).note()).isEmpty();
        assertThatThrownBy(() -> relationships.note(anna, dora, "x".repeat(2001)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void relationshipsComeInTheOrderAskedWithoutUnknownIds() {
        AccountId third = RIG.newcomer("third" + count + "x");

        assertThat(relationships.of(anna, List.of(third, new AccountId(42), dora)))
                .extracting(Relationship::target)
                .containsExactly(third, dora);
        assertThat(relationships.of(anna, List.of())).isEmpty();
    }

    private Relationship between(AccountId viewer, AccountId target) {
        return relationships.of(viewer, List.of(target)).getFirst();
    }
}
