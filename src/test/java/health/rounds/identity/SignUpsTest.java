package health.rounds.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.platform.Mail;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignUpsTest {
    private static final Pattern LINK = Pattern.compile("/confirm-email\\?token=([A-Za-z0-9_-]+)");

    @Test
    void addressIsConfirmedByTheLinkInTheMail() {
        try (var rig = new IdentityRig(demo())) {
            SignUps signUps = rig.part(SignUps.class);
            User user = joined(signUps.join(form("newcomer_a"), "192.0.2.1"));
            assertThat(user.isActive()).isFalse();
            assertThat(rig.part(SignIns.class).attempt("newcomer_a", IdentityRig.PASSWORD, "192.0.2.1"))
                    .isInstanceOf(SignInOutcome.Unconfirmed.class);

            Mail mail = rig.mails().getFirst();
            assertThat(mail.to()).isEqualTo("newcomer_a@example.org");
            String token = token(mail);
            assertThat(rig.part(JdbcClient.class)
                            .sql("select c::text from email_confirmations c")
                            .query(String.class)
                            .list())
                    .noneMatch(row -> row.contains(token));
            assertThat(signUps.confirm(token + "x")).isEmpty();
            assertThat(signUps.confirm(token)).map(User::isActive).contains(true);
            assertThat(rig.part(SignIns.class).attempt("newcomer_a", IdentityRig.PASSWORD, "192.0.2.1"))
                    .isInstanceOf(SignInOutcome.In.class);
        }
    }

    @Test
    void oldLinkDoesNotWorkButANewOneCanBeAskedFor() {
        try (var rig = new IdentityRig(demo())) {
            SignUps signUps = rig.part(SignUps.class);
            signUps.join(form("newcomer_b"), "192.0.2.1");
            String old = token(rig.mails().getFirst());
            rig.later(Duration.ofHours(49));
            assertThat(signUps.confirm(old)).isEmpty();

            assertThat(signUps.sendAgain("NEWCOMER_B@example.org", "192.0.2.1")).isEmpty();
            assertThat(signUps.sendAgain("stranger@example.org", "192.0.2.1")).isEmpty();
            assertThat(rig.mails()).hasSize(2);
            assertThat(signUps.confirm(token(rig.mails().getFirst()))).isPresent();
        }
    }

    @Test
    void approvalIsAwaitedWhereItIsAskedFor() {
        try (var rig = new IdentityRig(Map.of("ROUNDS_SIGN_UP", "approval"))) {
            User user = joined(rig.part(SignUps.class)
                    .join(
                            new SignUp("newcomer_c", "c@example.org", IdentityRig.PASSWORD, "I teach\u0000 here", true),
                            "192.0.2.1"));
            Applicants applicants = rig.part(Applicants.class);

            assertThat(applicants.count()).isOne();
            assertThat(applicants.longestWaiting(10))
                    .extracting(Applicant::reason)
                    .containsExactly("I teach here");
            assertThat(rig.part(SignIns.class).attempt("newcomer_c", IdentityRig.PASSWORD, "192.0.2.1"))
                    .isInstanceOf(SignInOutcome.Unapproved.class);
            assertThat(applicants.letIn(user.account())).isTrue();
            assertThat(applicants.letIn(user.account())).isFalse();
            assertThat(applicants.turnDown(user.account())).isFalse();
            assertThat(applicants.longestWaiting(10)).isEmpty();
            assertThat(rig.part(SignIns.class).attempt("newcomer_c", IdentityRig.PASSWORD, "192.0.2.1"))
                    .isInstanceOf(SignInOutcome.In.class);
        }
    }

    @Test
    void whoIsTurnedDownLeavesNothingAndNameAndAddressAreFree() {
        try (var rig = new IdentityRig(demo())) {
            SignUps signUps = rig.part(SignUps.class);
            Accounts accounts = rig.part(Accounts.class);
            User member = rig.newcomer();
            User first = rig.part(Users.class)
                    .create(new NewUser(
                            "newcomer_e", "", "newcomer_e@example.org", Optional.empty(), Role.MEMBER, false, false))
                    .user();
            signUps.sendAgain(first.email(), "192.0.2.1");
            String token = rig.part(Tokens.class).issue(first.account(), Set.of("read"));
            assertThat(accounts.problemWithUsername("newcomer_e")).isPresent();
            rig.part(Follows.class).start(member.account(), first.account(), true, false);

            assertThat(rig.part(Applicants.class).turnDown(first.account())).isTrue();

            assertThat(accounts.byId(first.account())).isEmpty();
            assertThat(accounts.problemWithUsername("newcomer_e")).isEmpty();
            assertThat(accounts.byId(member.account()).orElseThrow().following())
                    .isZero();
            assertThat(rig.part(Users.class).byAccount(first.account())).isEmpty();
            assertThat(rig.part(Tokens.class).access(token)).isEmpty();
            for (String table : List.of("users", "accounts", "email_confirmations", "oauth_tokens", "follows")) {
                assertThat(rig.part(JdbcClient.class)
                                .sql("select t::text from %s t".formatted(table))
                                .query(String.class)
                                .list())
                        .as(table)
                        .noneMatch(row -> row.contains(first.account().toString()));
            }
            User second = joined(signUps.join(form("newcomer_e"), "192.0.2.1"));
            assertThat(second.account()).isNotEqualTo(first.account());
            assertThat(accounts.byUsername("newcomer_e")).map(Account::id).contains(second.account());
        }
    }

    @Test
    void nobodyJoinsWhereItIsClosedOrCannotBeConfirmed() {
        try (var closed = new IdentityRig(Map.of("ROUNDS_SIGN_UP", "closed"));
                var withoutMail = new IdentityRig(Map.of("ROUNDS_EMAIL_CONFIRMATION", "on"))) {
            for (IdentityRig rig : List.of(closed, withoutMail)) {
                assertThat(rig.part(SignUps.class).join(form("newcomer_d"), "192.0.2.1"))
                        .isInstanceOf(SignUpOutcome.Closed.class);
                assertThat(rig.part(Users.class).all()).isEmpty();
            }
        }
    }

    @Test
    void badFormNamesEveryFieldAndStoresNothing() {
        try (var rig = new IdentityRig(Map.of())) {
            SignUps signUps = rig.part(SignUps.class);

            assertThat(problems(signUps.join(new SignUp("аnna", "no", "short", "x".repeat(501), false), "192.0.2.1")))
                    .containsOnlyKeys("username", "email", "password", "reason", "agreement");
            assertThat(problems(signUps.join(form("Admin"), "192.0.2.1"))).containsOnlyKeys("username");
            assertThat(rig.part(Users.class).all()).isEmpty();
            // Those who run the server may.
            assertThat(rig.part(Users.class)
                            .create(new NewUser(
                                    "admin", "", "admin@example.org", Optional.empty(), Role.ADMIN, true, true))
                            .user()
                            .role())
                    .isEqualTo(Role.ADMIN);
        }
    }

    @Test
    void sixthSignUpFromOneNetworkWaits() {
        try (var rig = new IdentityRig(Map.of("ROUNDS_RATE_LIMITS", "on"))) {
            SignUps signUps = rig.part(SignUps.class);
            for (int i = 0; i < 5; i++) {
                joined(signUps.join(form("many" + i + "x"), "2001:db8:1:2::" + i));
            }
            assertThat(signUps.join(form("many6x"), "2001:db8:1:2::99")).isInstanceOf(SignUpOutcome.TooMany.class);
            joined(signUps.join(form("many7x"), "2001:db8:1:3::1"));
            rig.later(Duration.ofMinutes(6));
            joined(signUps.join(form("many8x"), "2001:db8:1:2::99"));
        }
    }

    @Test
    void guessingAPasswordIsSlowedByAddressAndByName() {
        try (var rig = new IdentityRig(Map.of("ROUNDS_RATE_LIMITS", "on"))) {
            SignIns signIns = rig.part(SignIns.class);
            User user = rig.newcomer();
            for (int i = 0; i < 25; i++) {
                assertThat(signIns.attempt(user.username(), "guess" + i, "192.0.2." + i))
                        .isInstanceOf(SignInOutcome.Wrong.class);
            }
            assertThat(signIns.attempt(user.username().toUpperCase(java.util.Locale.ROOT), "guess", "198.51.100.1"))
                    .isInstanceOf(SignInOutcome.TooMany.class);
            for (int i = 0; i < 25; i++) {
                signIns.attempt("someone" + i, "guess", "203.0.113.7");
            }
            assertThat(signIns.attempt("other", "guess", "203.0.113.7")).isInstanceOf(SignInOutcome.TooMany.class);
        }
    }

    @Test
    void disabledUserIsToldSoAndOnlyWithTheRightPassword() {
        try (var rig = new IdentityRig(Map.of())) {
            User user = rig.newcomer();
            rig.part(Users.class).disable(user.account());
            SignIns signIns = rig.part(SignIns.class);

            assertThat(signIns.attempt(user.username(), IdentityRig.PASSWORD, "192.0.2.1"))
                    .isInstanceOf(SignInOutcome.Disabled.class);
            assertThat(signIns.attempt(user.username(), "wrong", "192.0.2.1")).isInstanceOf(SignInOutcome.Wrong.class);
            assertThat(signIns.attempt("\u0000", "wrong", "192.0.2.1")).isInstanceOf(SignInOutcome.Wrong.class);
        }
    }

    private static Settings demo() {
        return TestPostgres.settings(Map.of("ROUNDS_EMAIL_CONFIRMATION", "on")).asDemo();
    }

    private static SignUp form(String username) {
        return new SignUp(username, username + "@example.org", IdentityRig.PASSWORD, "", true);
    }

    private static User joined(SignUpOutcome outcome) {
        assertThat(outcome).isInstanceOf(SignUpOutcome.Joined.class);
        return ((SignUpOutcome.Joined) outcome).user();
    }

    private static Map<String, String> problems(SignUpOutcome outcome) {
        assertThat(outcome).isInstanceOf(SignUpOutcome.Refused.class);
        return ((SignUpOutcome.Refused) outcome).problems();
    }

    private static String token(Mail mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
