package health.rounds.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final AccountsRig RIG = new AccountsRig();
    private static final ProfileChange NOTHING = new ProfileChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Accounts accounts = RIG.accounts;

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void newAccountIsFoundByIdAndByNameWhateverTheCase() {
        Account anna = accounts.create("Anna", "Anna Reyes");

        assertThat(anna.username()).isEqualTo("anna");
        assertThat(accounts.byId(anna.id())).contains(anna);
        assertThat(accounts.byUsername("ANNA")).contains(anna);
        assertThat(accounts.byUsername("anna\u0000")).isEmpty();
        assertThat(accounts.byUsername("nobody_here")).isEmpty();
        assertThat(accounts.byIds(List.of(anna.id(), new AccountId(7)))).isEqualTo(Map.of(anna.id(), anna));
        assertThat(accounts.byUsernames(List.of("anna", "nobody_here", "äöü"))).isEqualTo(Map.of("anna", anna));
    }

    @Test
    void absenceIsNotRemembered() {
        assertThat(accounts.byUsername("comes_later")).isEmpty();
        // As another process would, past every cache.
        RIG.jdbc
                .sql("insert into accounts (id, username, username_shape, display_name, created_at) "
                        + "values (99, 'comes_later', 'comes_later', '', now())")
                .update();
        RIG.jdbc.sql("insert into account_counts (account_id) values (99)").update();

        assertThat(accounts.byUsername("comes_later")).isPresent();
    }

    @Test
    void removedAccountFreesItsNameAndEndsWhatPointsToIt() {
        Account gone = accounts.create("goes_away", "");
        AccountId fan = RIG.newcomer("fan_of_goes_away");
        AccountId wary = RIG.newcomer("wary_of_goes_away");
        RIG.follows.start(fan, gone.id(), true, false);
        RIG.relationships.block(wary, gone.id());
        assertThat(accounts.byUsername("goes_away")).isPresent();

        assertThat(accounts.remove(gone.id())).isTrue();

        assertThat(accounts.byId(gone.id())).isEmpty();
        assertThat(accounts.byUsername("goes_away")).isEmpty();
        assertThat(accounts.byId(fan).orElseThrow().following()).isZero();
        assertThat(RIG.jdbc
                        .sql("select count(*) from blocks where target_id = :gone")
                        .param("gone", gone.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        AccountId next = accounts.create("goes_away", "").id();
        assertThat(accounts.byUsername("goes_away")).map(Account::id).contains(next);
    }

    @Test
    void accountThatPostedOrFollowsIsNotRemoved() {
        AccountId author = RIG.newcomer("author_stays");
        accounts.countPosts(author, 1, Instant.EPOCH);
        AccountId follower = RIG.newcomer("follower_stays");
        RIG.follows.start(follower, author, true, false);

        assertThat(accounts.remove(author)).isFalse();
        assertThat(accounts.remove(follower)).isFalse();
        assertThat(accounts.byId(author).orElseThrow().followers()).isOne();
    }

    @Test
    void nameThatIsTakenOrLooksSoIsRefused() {
        accounts.create("o_look_alike", "");

        assertThatThrownBy(() -> accounts.create("O_LOOK_ALIKE", "")).isInstanceOf(UsernameTaken.class);
        assertThatThrownBy(() -> accounts.create("0_1ook_a1ike", "")).isInstanceOf(UsernameTaken.class);
        assertThatThrownBy(() -> accounts.create("о_lооk", "")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void profileIsCleanedAndKept() {
        AccountId id = RIG.newcomer("cleaned");
        RIG.told();
        ProfileChange change = new ProfileChange(
                Optional.of("  Dr.\u202E Rob\tin\u0000 "),
                Optional.of("Heart\r\nand lungs\u0000"),
                Optional.of(List.of(new ProfileField(" Works on ", " valves "), new ProfileField("", ""))),
                Optional.empty(),
                Optional.of(true),
                Optional.of(false),
                Optional.of("a.jpg"),
                Optional.empty());

        Account changed = ((ProfileOutcome.Changed) accounts.change(id, change)).account();

        assertThat(changed.displayName()).isEqualTo("Dr. Rob in");
        assertThat(changed.bio()).isEqualTo("Heart\nand lungs");
        assertThat(changed.fields()).containsExactly(new ProfileField("Works on", "valves"));
        assertThat(changed.bot()).isTrue();
        assertThat(changed.discoverable()).isFalse();
        assertThat(changed.avatar()).contains("a.jpg");
        assertThat(accounts.byId(id)).contains(changed);
        assertThat(RIG.told()).containsExactly(new AccountChanged(id));
    }

    @Test
    void whatAChangeDoesNotNameStays() {
        AccountId id = RIG.newcomer("stays");
        accounts.change(id, named("First", "a.jpg"));
        Account unchanged = ((ProfileOutcome.Changed) accounts.change(id, NOTHING)).account();
        Account without = ((ProfileOutcome.Changed) accounts.change(id, named("First", ""))).account();

        assertThat(unchanged.displayName()).isEqualTo("First");
        assertThat(unchanged.avatar()).contains("a.jpg");
        assertThat(without.avatar()).isEmpty();
    }

    @Test
    void overlongPartIsRefusedAndNothingChanges() {
        AccountId id = RIG.newcomer("overlong");
        ProfileLimits limits = accounts.limits();

        assertThat(accounts.change(id, named("x".repeat(limits.displayName() + 1), "")))
                .isInstanceOf(ProfileOutcome.Refused.class);
        assertThat(accounts.change(id, bio("x".repeat(limits.bio() + 1)))).isInstanceOf(ProfileOutcome.Refused.class);
        assertThat(accounts.change(id, fields(limits.fields() + 1, "a"))).isInstanceOf(ProfileOutcome.Refused.class);
        assertThat(accounts.change(id, fields(1, "x".repeat(limits.fieldName() + 1))))
                .isInstanceOf(ProfileOutcome.Refused.class);
        assertThat(accounts.byId(id).orElseThrow().displayName()).isEmpty();
        assertThat(accounts.change(id, bio("x".repeat(limits.bio())))).isInstanceOf(ProfileOutcome.Changed.class);
    }

    @Test
    void profileThatWouldIdentifyAPatientIsHeld() {
        AccountId id = RIG.newcomer("held");

        ProfileOutcome outcome = accounts.change(id, bio("My patient John Smith, MRN 00482913, died last Tuesday."));

        assertThat(outcome).isInstanceOf(ProfileOutcome.Held.class);
        assertThat(((ProfileOutcome.Held) outcome).findings()).isNotEmpty();
        assertThat(accounts.byId(id).orElseThrow().bio()).isEmpty();
    }

    @Test
    void htmlInAProfileIsPlainText() {
        AccountId id = RIG.newcomer("html");
        Account changed =
                ((ProfileOutcome.Changed) accounts.change(id, named("<script>alert(1)</script>", ""))).account();

        assertThat(changed.displayName()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void postsAreCountedWithTheDayOfTheNewest() {
        AccountId id = RIG.newcomer("counted");
        accounts.countPosts(id, 1, Instant.parse("2026-03-01T23:30:00Z"));
        accounts.countPosts(id, 1, Instant.parse("2026-02-01T10:00:00Z"));
        accounts.countPosts(id, -1, Instant.parse("2026-04-01T10:00:00Z"));

        Account counted = accounts.byId(id).orElseThrow();
        assertThat(counted.posts()).isOne();
        assertThat(counted.lastPostOn()).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void searchFindsByPartOfEitherNameFollowedFirst() {
        AccountId viewer = RIG.newcomer("searcher");
        AccountId exact = RIG.newcomer("quorn");
        AccountId longer = RIG.newcomer("quorn_hill");
        AccountId byDisplayName = RIG.newcomer("someone_else");
        accounts.change(byDisplayName, named("The QUORN Society", ""));
        RIG.follows.start(viewer, byDisplayName, true, false);

        assertThat(found("quorn", Optional.empty(), false)).containsExactly(exact, longer, byDisplayName);
        assertThat(found("@Quorn", Optional.of(viewer), false)).containsExactly(byDisplayName, exact, longer);
        assertThat(found("quorn", Optional.of(viewer), true)).containsExactly(byDisplayName);
        assertThat(found("q%n", Optional.empty(), false)).isEmpty();
        assertThat(found("uorn_h", Optional.empty(), false)).containsExactly(longer);
        assertThat(found(" ", Optional.empty(), false)).isEmpty();
        assertThat(accounts.search("quorn", Optional.empty(), false, 1, 1))
                .extracting(Account::id)
                .containsExactly(longer);
    }

    @Test
    void directoryShowsTheDiscoverableMostRecentlyActiveFirst() {
        AccountId quiet = RIG.newcomer("dir_quiet");
        AccountId active = RIG.newcomer("dir_active");
        AccountId hidden = RIG.newcomer("dir_hidden");
        accounts.countPosts(active, 1, Instant.parse("2030-01-01T00:00:00Z"));
        accounts.countPosts(hidden, 1, Instant.parse("2030-01-01T00:00:00Z"));
        accounts.change(
                hidden,
                new ProfileChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty()));

        List<AccountId> listed =
                accounts.directory(false, 0, 500).stream().map(Account::id).toList();
        assertThat(listed).startsWith(active).contains(quiet).doesNotContain(hidden);
    }

    private List<AccountId> found(String words, Optional<AccountId> viewer, boolean followedOnly) {
        return accounts.search(words, viewer, followedOnly, 0, 10).stream()
                .map(Account::id)
                .toList();
    }

    private static ProfileChange named(String displayName, String avatar) {
        return new ProfileChange(
                Optional.of(displayName),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(avatar),
                Optional.empty());
    }

    private static ProfileChange bio(String bio) {
        return new ProfileChange(
                Optional.empty(),
                Optional.of(bio),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ProfileChange fields(int count, String name) {
        return new ProfileChange(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Collections.nCopies(count, new ProfileField(name, "b"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
