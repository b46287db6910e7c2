package health.rounds.groups;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Sanctions;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyConsent;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a group passes on. */
class PassingRuleTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Sanctions SUSPENDED = new Sanctions(false, false, Optional.of(NOON), false);
    private static final Sanctions LIMITED = new Sanctions(true, false, Optional.empty(), false);

    private static final Account ANNA = account(1, Sanctions.NONE, false);
    private static final Account GROUP = account(2, Sanctions.NONE, true);

    @Test
    void publicPostOfAMemberIsPassedOn() {
        assertThat(rule(GROUP, Posting.MEMBERS, true).admits(post(Visibility.PUBLIC), ANNA))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Visibility.class,
            names = {"UNLISTED", "FOLLOWERS", "DIRECT"})
    void postThatIsNotPublicIsNotPassedOn(Visibility visibility) {
        assertThat(rule(GROUP, Posting.EVERYBODY, true).admits(post(visibility), ANNA))
                .isFalse();
    }

    @Test
    void strangersPostIsPassedOnWhereEverybodyMayPost() {
        assertThat(rule(GROUP, Posting.EVERYBODY, false).admits(post(Visibility.PUBLIC), ANNA))
                .isTrue();
        assertThat(rule(GROUP, Posting.MEMBERS, false).admits(post(Visibility.PUBLIC), ANNA))
                .isFalse();
    }

    @Test
    void nothingOfTheBannedIsPassedOn() {
        PassingRule banned = new PassingRule(new Group(GROUP, "", Posting.EVERYBODY), true, true);
        assertThat(banned.admits(post(Visibility.PUBLIC), ANNA)).isFalse();
    }

    @Test
    void nothingOfTheSuspendedOrLimitedIsPassedOn() {
        PassingRule rule = rule(GROUP, Posting.EVERYBODY, true);
        assertThat(rule.admits(post(Visibility.PUBLIC), account(1, SUSPENDED, false)))
                .isFalse();
        assertThat(rule.admits(post(Visibility.PUBLIC), account(1, LIMITED, false)))
                .isFalse();
    }

    @Test
    void suspendedGroupPassesNothingOn() {
        assertThat(rule(account(2, SUSPENDED, true), Posting.EVERYBODY, true).admits(post(Visibility.PUBLIC), ANNA))
                .isFalse();
    }

    private static PassingRule rule(Account group, Posting posting, boolean isMember) {
        return new PassingRule(new Group(group, "", posting), isMember, false);
    }

    private static Account account(long id, Sanctions sanctions, boolean group) {
        return new Account(
                new AccountId(id),
                "name" + id,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                true,
                NOON,
                0,
                0,
                0,
                Optional.empty(),
                sanctions,
                group,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Post post(Visibility visibility) {
        return new Post(
                new PostId(9),
                ANNA.id(),
                NOON,
                Optional.empty(),
                "A question",
                "",
                false,
                Optional.empty(),
                visibility,
                Optional.empty(),
                Optional.empty(),
                new PostId(9),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Post.Counts.NONE,
                Optional.empty(),
                Optional.empty(),
                QuotePolicy.NOBODY,
                ReplyPolicy.EVERYONE,
                ReplyConsent.FREE,
                Optional.empty());
    }
}
