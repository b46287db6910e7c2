package health.rounds.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.accounts.AccountId;
import health.rounds.media.RemoteFiles;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.SetClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures counted from rows that are written here, so that each number is known. */
class MeasuresTest {
    private static final Days WEEK = new Days(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 10));

    private final SetClock clock = new SetClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final JdbcClient sql = JdbcClient.create(TestPostgres.migrated());
    private final Map<String, List<RemoteFiles.Kept>> copies = new HashMap<>();
    private final Measures measures =
            new Measures(new MeasureStore(sql), server -> copies.getOrDefault(server, List.of()));
    private final Retention retention = new Retention(new RetentionStore(sql));
    private final ShareStore shares = new ShareStore(sql);
    private final Activity activity = new Activity(new MemberDayStore(sql), clock);
    private long next;

    @Test
    void memberIsMarkedOnceADayAndCountedOnceOverDays() {
        seen("2026-05-02", 1, 2, 3);
        seen("2026-05-04", 1, 2);
        seen("2026-05-04", 1);
        seen("2026-05-06", 1);
        Measure active = measures.activeMembers(WEEK);
        assertThat(active.total()).isEqualTo(2);
        assertThat(active.previous()).isEqualTo(3);
        assertThat(active.byDay()).extracting(Measure.OfDay::number).containsExactly(2L, 0L, 1L, 0L, 0L, 0L, 0L);
    }

    @Test
    void dayIsWrittenWithTheFirstUseAndNotWithTheNext() {
        seen("2026-05-04", 7);
        sql.sql("delete from member_days").update();
        activity.seen(new AccountId(7));
        assertThat(measures.activeMembers(WEEK).total()).isZero();
        seen("2026-05-05", 7);
        assertThat(measures.activeMembers(WEEK).total()).isOne();
    }

    @Test
    void daysAreForgottenAfterTwoYearsAndAMonth() {
        seen("2024-04-03", 1);
        seen("2024-04-04", 2);
        clock.set(Instant.parse("2026-05-04T00:00:00Z"));
        activity.forgetOld();
        assertThat(sql.sql("select account_id from member_days")
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
    }

    @Test
    void whoWaitsHasNotJoined() {
        user(1, "2026-05-03T23:59:59Z", true, true);
        user(2, "2026-05-04T00:00:00Z", true, true);
        user(3, "2026-05-10T23:59:59Z", true, true);
        user(4, "2026-05-05T12:00:00Z", false, true);
        user(5, "2026-05-05T12:00:00Z", true, false);
        Measure joined = measures.newMembers(WEEK);
        assertThat(joined.total()).isEqualTo(2);
        assertThat(joined.previous()).isOne();
        assertThat(joined.byDay()).extracting(Measure.OfDay::number).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void favouritesBoostsAndAnswersAreInteractionsAndPostsAreNot() {
        long post = post("2026-05-04T08:00:00Z", 1, "en", null, "");
        post("2026-05-04T09:00:00Z", 2, "en", "Toot", "reply_to = " + post);
        post("2026-05-05T09:00:00Z", 3, null, null, "boost_of = " + post);
        favourite("2026-05-04T23:59:59.999Z", 4, post);
        favourite("2026-05-05T00:00:00Z", 5, post);
        favourite("2026-05-03T23:59:59Z", 6, post);
        favourite("2026-05-11T00:00:00Z", 7, post);
        Measure interactions = measures.interactions(WEEK);
        assertThat(interactions.total()).isEqualTo(4);
        assertThat(interactions.previous()).isOne();
        assertThat(interactions.byDay()).extracting(Measure.OfDay::number).startsWith(2L, 2L, 0L);
    }

    @Test
    void reportsAreCountedWhenOpenedAndWhenResolved() {
        report("2026-05-04T23:00:00Z", "2026-05-05T01:00:00Z");
        report("2026-05-06T12:00:00Z", null);
        report("2026-05-03T12:00:00Z", "2026-05-11T00:00:00Z");
        Measure opened = measures.openedReports(WEEK);
        assertThat(opened.total()).isEqualTo(2);
        assertThat(opened.previous()).isOne();
        assertThat(opened.byDay()).extracting(Measure.OfDay::number).startsWith(1L, 0L, 1L);
        Measure resolved = measures.resolvedReports(WEEK);
        assertThat(resolved.total()).isOne();
        assertThat(resolved.byDay()).extracting(Measure.OfDay::number).startsWith(0L, 1L, 0L);
    }

    @Test
    void copiesOfAServersPicturesAreCountedInBytesByTheDayTheyWereFetched() {
        copies.put(
                "clinic.example",
                List.of(
                        new RemoteFiles.Kept(Instant.parse("2026-05-04T23:59:59Z"), 100),
                        new RemoteFiles.Kept(Instant.parse("2026-05-04T00:00:00Z"), 11),
                        new RemoteFiles.Kept(Instant.parse("2026-05-05T00:00:00Z"), 5),
                        new RemoteFiles.Kept(Instant.parse("2026-04-01T00:00:00Z"), 7000)));
        Measure kept = measures.copiesOf("clinic.example", WEEK);
        assertThat(kept.total()).isEqualTo(116);
        assertThat(kept.byDay()).extracting(Measure.OfDay::number).containsExactly(111L, 5L, 0L, 0L, 0L, 0L, 0L);
        assertThat(measures.copiesOf("other.example", WEEK).total()).isZero();
    }

    @Test
    void erasedMemberLeavesNoDays() {
        seen("2026-05-04", 1, 2);
        new MemberDayStore(sql).erase(new AccountId(1));
        assertThat(measures.activeMembers(WEEK).total()).isOne();
    }

    @Test
    void hashtagIsCountedByPostsAndByDifferentAuthors() {
        tagged(post("2026-05-04T08:00:00Z", 1, "en", null, ""), "ecg", 1, true);
        tagged(post("2026-05-04T09:00:00Z", 1, "de", null, ""), "ecg", 1, true);
        tagged(post("2026-05-06T09:00:00Z", 2, "en", null, ""), "ecg", 2, true);
        tagged(post("2026-05-06T10:00:00Z", 3, "en", null, ""), "ecg", 3, false);
        tagged(post("2026-05-01T09:00:00Z", 4, "en", null, ""), "ecg", 4, true);
        assertThat(measures.tagUses("ecg", WEEK).total()).isEqualTo(3);
        assertThat(measures.tagUses("ecg", WEEK).previous()).isOne();
        Measure authors = measures.tagAuthors("ecg", WEEK);
        assertThat(authors.total()).isEqualTo(2);
        assertThat(authors.previous()).isOne();
        assertThat(authors.byDay()).extracting(Measure.OfDay::number).startsWith(1L, 0L, 1L, 0L);
        assertThat(measures.tagUses("other", WEEK).total()).isZero();
        assertThat(shares.tagLanguages("ecg", WEEK, 10)).containsExactly(new Share("en", 2), new Share("de", 1));
    }

    @Test
    void languagesAndAppsOfPostsAreCountedWithoutBoosts() {
        long first = post("2026-05-04T08:00:00Z", 1, "en", "Toot", "");
        post("2026-05-04T08:00:00Z", 2, "en", null, "");
        post("2026-05-04T08:00:00Z", 3, null, "Toot", "");
        post("2026-05-04T08:00:00Z", 4, "fr", "Ivory", "boost_of = " + first);
        post("2026-05-11T08:00:00Z", 4, "fr", "Ivory", "");
        assertThat(shares.languages(WEEK, 10)).containsExactly(new Share("en", 2), new Share("", 1));
        assertThat(shares.languages(WEEK, 1)).containsExactly(new Share("en", 2));
        assertThat(shares.apps(WEEK, 10)).containsExactly(new Share("Toot", 2), new Share("", 1));
        assertThat(shares.servers(WEEK, 5)).containsExactly(new Share("", 3));
        assertThat(shares.databaseVersion()).startsWith("18");
        assertThat(shares.databaseBytes()).isPositive();
    }

    @Test
    void cohortTellsWhoOfThoseWhoJoinedTogetherWasHereLater() {
        user(1, "2026-05-04T08:00:00Z", true, true);
        user(2, "2026-05-04T09:00:00Z", true, true);
        user(3, "2026-05-05T09:00:00Z", true, true);
        seen("2026-05-04", 1, 2);
        seen("2026-05-05", 3);
        seen("2026-05-06", 1, 3);
        Days three = new Days(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 6));
        List<Cohort> cohorts = retention.cohorts(three, Frequency.DAY);
        assertThat(cohorts).extracting(Cohort::size).containsExactly(2L, 1L, 0L);
        assertThat(numbers(cohorts.get(0))).containsExactly(2L, 0L, 1L);
        assertThat(numbers(cohorts.get(1))).containsExactly(1L, 1L);
        assertThat(numbers(cohorts.get(2))).containsExactly(0L);
    }

    @Test
    void monthIsWholeWhereverTheDaysBegin() {
        user(1, "2026-04-01T00:00:00Z", true, true);
        user(2, "2026-05-31T23:59:59Z", true, true);
        seen("2026-04-30", 1);
        seen("2026-05-31", 1, 2);
        Days between = new Days(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 5, 2));
        List<Cohort> cohorts = retention.cohorts(between, Frequency.MONTH);
        assertThat(cohorts)
                .extracting(Cohort::joined)
                .containsExactly(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
        assertThat(numbers(cohorts.get(0))).containsExactly(1L, 1L);
        assertThat(numbers(cohorts.get(1))).containsExactly(1L);
    }

    @Test
    void timesThatAreTooLongOrNoneAreRefused() {
        LocalDate day = WEEK.first();
        assertThatThrownBy(() -> new Days(day, day.minusDays(1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Days(LocalDate.MIN, day)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Days(day, LocalDate.MAX)).isInstanceOf(InvalidInput.class);
        Days year = new Days(day, day.plusDays(365));
        assertThat(measures.newMembers(year).byDay()).hasSize(366);
        Days longer = new Days(day, day.plusDays(366));
        assertThatThrownBy(() -> measures.newMembers(longer)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> measures.activeMembers(longer)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> retention.cohorts(year, Frequency.DAY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> retention.cohorts(new Days(day, LocalDate.of(2999, 1, 1)), Frequency.MONTH))
                .isInstanceOf(InvalidInput.class);
        assertThat(retention.cohorts(year, Frequency.MONTH)).hasSize(13);
    }

    private static List<Long> numbers(Cohort cohort) {
        return cohort.active().stream().map(Measure.OfDay::number).toList();
    }

    private void seen(String day, long... members) {
        clock.set(Instant.parse(day + "T12:00:00Z"));
        for (long member : members) {
            activity.seen(new AccountId(member));
        }
    }

    private void user(long id, String at, boolean confirmed, boolean approved) {
        sql.sql("""
                insert into users (account_id, username, email, password_hash, role, confirmed, approved, created_at)
                values (:id, 'u' || :id, 'u' || :id || '@example.org', '', 'MEMBER', :confirmed, :approved, cast(:at as timestamptz))
                """)
                .param("id", id)
                .param("confirmed", confirmed)
                .param("approved", approved)
                .param("at", at)
                .update();
    }

    private long post(String at, long author, @Nullable String language, @Nullable String app, String kind) {
        long id = Ids.firstAt(Instant.parse(at)) + ++next;
        sql.sql("""
                insert into posts
                    (id, author, created_at, body, content_warning, sensitive, language, visibility, thread, mentioned, hashtags,
                     media, app, quote_policy)
                values
                    (:id, :author, cast(:at as timestamptz), '', '', false, :language, 0, :id, '{}', '{}', '{}', :app, 2)
                """)
                .param("id", id)
                .param("author", author)
                .param("at", at)
                .param("language", language)
                .param("app", app)
                .update();
        if (!kind.isEmpty()) {
            sql.sql("update posts set %s where id = :id".formatted(kind))
                    .param("id", id)
                    .update();
        }
        return id;
    }

    private void report(String at, @Nullable String resolvedAt) {
        sql.sql("""
                insert into reports (id, reporter, target, category, comment, posts, rules, changed_at, resolved_at)
                values (:id, 1, 2, 'OTHER', '', '{}', '{}', now(), cast(:resolvedAt as timestamptz))
                """)
                .param("id", Ids.firstAt(Instant.parse(at)) + ++next)
                .param("resolvedAt", resolvedAt)
                .update();
    }

    private void favourite(String at, long account, long post) {
        sql.sql("insert into favourites (account, post, id) values (:account, :post, :id)")
                .param("account", account)
                .param("post", post)
                .param("id", Ids.firstAt(Instant.parse(at)) + ++next)
                .update();
    }

    private void tagged(long post, String tag, long author, boolean isPublic) {
        sql.sql("insert into post_tags (tag, post, author, public) values (:tag, :post, :author, :public)")
                .param("tag", tag)
                .param("post", post)
                .param("author", author)
                .param("public", isPublic)
                .update();
    }
}
