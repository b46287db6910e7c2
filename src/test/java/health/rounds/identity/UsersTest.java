package health.rounds.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class UsersTest {
    private static final IdentityRig RIG = new IdentityRig(Map.of("ROUNDS_EMAIL_CONFIRMATION", "on"));

    private final Users users = RIG.part(Users.class);
    private final Tokens tokens = RIG.part(Tokens.class);

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void userSignsInByNameOrAddressWhateverTheCase() {
        User user = RIG.newcomer();

        assertThat(users.authenticate(user.username(), IdentityRig.PASSWORD)).contains(user);
        assertThat(users.authenticate(user.email().toUpperCase(java.util.Locale.ROOT), IdentityRig.PASSWORD))
                .contains(user);
        assertThat(users.authenticate(user.username(), "something else")).isEmpty();
        assertThat(users.authenticate("nobody", IdentityRig.PASSWORD)).isEmpty();
    }

    @Test
    void generatedPasswordIsShownOnceAndWorks() {
        CreatedUser created = users.create(with("generated", "generated@example.org", Optional.empty()));

        String password = created.generatedPassword().orElseThrow();
        assertThat(users.authenticate("generated", password)).isPresent();
        assertThat(RIG.part(JdbcClient.class)
                        .sql("select password_hash from users where username = 'generated'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$")
                .doesNotContain(password);
    }

    @Test
    void takenNameOrAddressIsNamed() {
        User user = RIG.newcomer();

        assertThat(problems(with(user.username().toUpperCase(java.util.Locale.ROOT), user.email(), Optional.empty())))
                .containsOnlyKeys("username", "email");
        // The digit 1 and the letter l look the same.
        users.create(with("pau1", "pau1@example.org", Optional.empty()));
        assertThat(problems(with("paul", "paul@example.org", Optional.empty()))).containsOnlyKeys("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anna reyes",
                "anna-reyes",
                "аnna",
                "ａnna",
                "anna\u200B",
                "Kelvin\u212A",
                "<b>anna</b>",
                "anna'--",
                "../anna",
                "anna@here",
                "naïve",
                "a23456789012345678901234567890x",
                "anna\u0000"
            })
    void malformedOrLookAlikeUserNameIsRefused(String username) {
        assertThat(problems(with(username, "fine@example.org", Optional.empty())))
                .containsOnlyKeys("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.org",
                "anna@@example.org",
                "anna@exa mple.org",
                "anna@example.org\nBcc: all@x.org",
                "<script>@example.org",
                "anna@-x.org",
                "anna@example..org",
                "änna@example.org",
                "anna@exämple.org"
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(problems(with("fine", email, Optional.empty()))).containsOnlyKeys("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "1234567", "password", "Password", "12345678", "aaaaaaaaaaaa", "weakname1"})
    void weakPasswordIsRefused(String password) {
        assertThat(problems(with("weakname1", "weak@example.org", Optional.of(password))))
                .containsOnlyKeys("password");
    }

    @Test
    void overlongPasswordIsRefusedUnhashed() {
        String book = "x1".repeat(5_000_000);

        assertThat(problems(with("fine", "fine@example.org", Optional.of(book))))
                .containsOnlyKeys("password");
        assertThat(users.authenticate("fine", book)).isEmpty();
    }

    @Test
    void refusedUserLeavesNoAccount() {
        User user = RIG.newcomer();
        problems(with("leaves_nothing", user.email(), Optional.empty()));

        assertThat(RIG.part(health.rounds.accounts.Accounts.class).byUsername("leaves_nothing"))
                .isEmpty();
    }

    @Test
    void newPasswordEndsOtherSessionsAndAppsAccess() {
        User user = RIG.newcomer();
        String token = tokens.issue(user.account(), Set.of("read"));
        assertThat(tokens.access(token)).isPresent();
        session("kept", user);
        session("ended", user);

        assertThat(users.changePassword(user.account(), "not mine", "another-white-coat", "kept"))
                .isInstanceOf(PasswordOutcome.Wrong.class);
        assertThat(users.changePassword(user.account(), IdentityRig.PASSWORD, "short", "kept"))
                .isInstanceOf(PasswordOutcome.Refused.class);
        assertThat(tokens.access(token)).isPresent();

        assertThat(users.changePassword(user.account(), IdentityRig.PASSWORD, "another-white-coat", "kept"))
                .isInstanceOf(PasswordOutcome.Changed.class);
        assertThat(tokens.access(token)).isEmpty();
        assertThat(sessions(user)).containsExactly("kept");
        assertThat(users.authenticate(user.username(), "another-white-coat")).isPresent();
        assertThat(users.authenticate(user.username(), IdentityRig.PASSWORD)).isEmpty();
    }

    @Test
    void disabledUserLosesSessionsAndAccessAtOnce() {
        User user = RIG.newcomer();
        String token = tokens.issue(user.account(), Set.of("read"));
        assertThat(tokens.access(token)).isPresent();
        session("disabled", user);

        users.disable(user.account());

        assertThat(users.byAccount(user.account()).orElseThrow().isActive()).isFalse();
        assertThat(tokens.access(token)).isEmpty();
        assertThat(sessions(user)).isEmpty();
        users.enable(user.account());
        assertThat(users.byAccount(user.account()).orElseThrow().isActive()).isTrue();
    }

    @Test
    void tokenIsKeptAsHashOnlyAndNamesItsScopes() {
        User user = RIG.newcomer();
        String token = tokens.issue(user.account(), Set.of("read", "write:statuses", "follow"));

        Access access = tokens.access(token).orElseThrow();
        assertThat(access.account()).contains(user.account());
        assertThat(access.allows("read:accounts")).isTrue();
        assertThat(access.allows("write:statuses")).isTrue();
        assertThat(access.allows("write:follows")).isTrue();
        assertThat(access.allows("write")).isFalse();
        assertThat(access.allows("write:media")).isFalse();
        assertThat(tokens.access(token + "x")).isEmpty();
        assertThat(tokens.access("")).isEmpty();
        assertThat(RIG.part(JdbcClient.class)
                        .sql("select t::text from oauth_tokens t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void tokenOfSomeoneNotYetConfirmedDoesNotWork() {
        User user = users.create(new NewUser(
                        "unconfirmed", "", "unconfirmed@example.org", Optional.empty(), Role.MEMBER, false, true))
                .user();
        String token = tokens.issue(user.account(), Set.of("read"));

        assertThat(tokens.access(token)).isEmpty();
        RIG.part(health.rounds.platform.Transactions.class).run(() -> users.confirm(user.account()));
        assertThat(tokens.access(token)).isPresent();
    }

    private static NewUser with(String username, String email, Optional<String> password) {
        return new NewUser(username, "", email, password, Role.MEMBER, true, true);
    }

    private Map<String, String> problems(NewUser newUser) {
        return catchThrowableOfType(InvalidUser.class, () -> users.create(newUser))
                .problems();
    }

    private static void session(String id, User user) {
        RIG.part(JdbcClient.class)
                .sql("insert into spring_session values (:id, :id, 0, 0, 60, 60, :account)")
                .param("id", id)
                .param("account", user.account().toString())
                .update();
    }

    private static List<String> sessions(User user) {
        return RIG.part(JdbcClient.class)
                .sql("select trim(session_id) from spring_session where principal_name = :account")
                .param("account", user.account().toString())
                .query(String.class)
                .list();
    }
}
