package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follows and follow requests in the database. */
@Component
final class FollowStore {
    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    FollowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(AccountId follower, AccountId target) {
        return jdbc.sql("""
                        select exists (
                            select 1 from follows where follower_id = :follower and target_id = :target
                        )
                        """)
                .param("follower", follower.value())
                .param("target", target.value())
                .query(Boolean.class)
                .single();
    }

    boolean changeOptions(AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        return jdbc.sql("""
                                update follows
                                set show_boosts = :showBoosts,
                                    notifying = :notifying
                                where follower_id = :follower
                                  and target_id = :target
                                """)
                        .param("follower", follower.value())
                        .param("target", target.value())
                        .param("showBoosts", showBoosts)
                        .param("notifying", notifying)
                        .update()
                == 1;
    }

    void insert(long id, AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        jdbc.sql("""
                        insert into follows (follower_id, target_id, id, show_boosts, notifying)
                        values (:follower, :target, :id, :showBoosts, :notifying)
                        """)
                .param("follower", follower.value())
                .param("target", target.value())
                .param("id", id)
                .param("showBoosts", showBoosts)
                .param("notifying", notifying)
                .update();
    }

    /** Nobody is recommended whom one does not follow. */
    boolean delete(AccountId follower, AccountId target) {
        return jdbc.sql("""
                                with endorsed as (
                                    delete from endorsements
                                    where account_id = :follower
                                      and target_id = :target
                                )
                                delete from follows
                                where follower_id = :follower
                                  and target_id = :target
                                """)
                        .param("follower", follower.value())
                        .param("target", target.value())
                        .update()
                == 1;
    }

    /** True where the request is new; a second one only changes the options. */
    boolean request(long id, AccountId follower, AccountId target, boolean showBoosts, boolean notifying) {
        return jdbc.sql("""
                        insert into follow_requests (target_id, follower_id, id, show_boosts, notifying)
                        values (:target, :follower, :id, :showBoosts, :notifying)
                        on conflict (target_id, follower_id) do update
                        set show_boosts = excluded.show_boosts,
                            notifying = excluded.notifying
                        returning id = :id
                        """)
                .param("target", target.value())
                .param("follower", follower.value())
                .param("id", id)
                .param("showBoosts", showBoosts)
                .param("notifying", notifying)
                .query(Boolean.class)
                .single();
    }

    /** Removes the request and hands out what was asked. */
    Optional<Request> takeRequest(AccountId target, AccountId follower) {
        return jdbc.sql("""
                        delete from follow_requests
                        where target_id = :target
                          and follower_id = :follower
                        returning show_boosts, notifying
                        """)
                .param("target", target.value())
                .param("follower", follower.value())
                .query((row, n) -> new Request(row.getBoolean("show_boosts"), row.getBoolean("notifying")))
                .optional();
    }

    List<AccountId> askers(AccountId target) {
        return jdbc.sql("select follower_id from follow_requests where target_id = :target order by id")
                .param("target", target.value())
                .query((row, n) -> new AccountId(row.getLong("follower_id")))
                .list();
    }

    List<AccountId> followersAndAskers(AccountId target) {
        return jdbc.sql("""
                        select follower_id from follows where target_id = :target
                        union
                        select follower_id from follow_requests where target_id = :target
                        """)
                .param("target", target.value())
                .query((row, n) -> new AccountId(row.getLong("follower_id")))
                .list();
    }

    List<AccountId> followedAndAsked(AccountId follower) {
        return jdbc.sql("""
                        select target_id from follows where follower_id = :follower
                        union
                        select target_id from follow_requests where follower_id = :follower
                        """)
                .param("follower", follower.value())
                .query((row, n) -> new AccountId(row.getLong("target_id")))
                .list();
    }

    Set<AccountId> followedAmong(AccountId follower, Collection<AccountId> targets) {
        return jdbc.sql("select target_id from follows where follower_id = :follower and target_id = any(:targets)")
                .param("follower", follower.value())
                .param("targets", Rows.longs(targets, AccountId::value))
                .query((row, n) -> new AccountId(row.getLong("target_id")))
                .set();
    }

    /** For each target that exists its followers whom the viewer follows, at most {@code most}, those the viewer followed last first. */
    Map<AccountId, List<AccountId>> familiar(AccountId viewer, Collection<AccountId> targets, int most) {
        Map<AccountId, List<AccountId>> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select a.id, known.follower_id
                        from unnest(:targets) with ordinality as wanted (id, place)
                        join accounts a on a.id = wanted.id
                        left join lateral (
                            select theirs.follower_id, mine.id
                            from follows mine
                            join follows theirs on theirs.follower_id = mine.target_id and theirs.target_id = a.id
                            where mine.follower_id = :viewer
                            order by mine.id desc
                            limit :most
                        ) known on true
                        order by wanted.place, known.id desc
                        """)
                .param("viewer", viewer.value())
                .param("targets", Rows.longs(targets, AccountId::value))
                .param("most", most)
                .query(row -> {
                    List<AccountId> followers =
                            found.computeIfAbsent(new AccountId(row.getLong("id")), target -> new ArrayList<>());
                    Rows.optionalLong(row, "follower_id").map(AccountId::new).ifPresent(followers::add);
                });
        return found;
    }

    List<AccountId> notifiedOf(AccountId author) {
        return jdbc.sql("select follower_id from follows where target_id = :author and notifying")
                .param("author", author.value())
                .query((row, n) -> new AccountId(row.getLong("follower_id")))
                .list();
    }

    boolean hasFollowers(AccountId target) {
        return jdbc.sql("select exists (select 1 from follows where target_id = :target)")
                .param("target", target.value())
                .query(Boolean.class)
                .single();
    }

    /** Followers of an account who are members here. */
    List<AccountId> localFollowers(AccountId target) {
        return jdbc.sql("""
                        select f.follower_id
                        from follows f
                        join accounts a on a.id = f.follower_id
                        where f.target_id = :target and a.domain is null
                        """)
                .param("target", target.value())
                .query((row, n) -> new AccountId(row.getLong("follower_id")))
                .list();
    }

    List<Cursor> followersOf(AccountId target, Page page) {
        return CursorStore.page(
                jdbc,
                "select id, follower_id as account_id from follows where target_id = :owner",
                Map.of("owner", target.value()),
                page);
    }

    List<Cursor> followedBy(AccountId follower, Page page) {
        return CursorStore.page(
                jdbc,
                "select id, target_id as account_id from follows where follower_id = :owner",
                Map.of("owner", follower.value()),
                page);
    }

    List<String> displayNamesFollowedBy(AccountId follower, int most) {
        return jdbc.sql("""
                        select a.display_name
                        from follows f
                        join accounts a on a.id = f.target_id
                        where f.follower_id = :follower
                          and a.display_name <> ''
                        order by f.id desc
                        limit :most
                        """)
                .param("follower", follower.value())
                .param("most", most)
                .query(String.class)
                .list();
    }

    List<Cursor> requestsTo(AccountId target, Page page) {
        return CursorStore.page(
                jdbc,
                "select id, follower_id as account_id from follow_requests where target_id = :owner",
                Map.of("owner", target.value()),
                page);
    }

    /** Needs a transaction: without one the driver would fetch all rows at once. */
    void all(Follows.EachFollow each) {
        jdbc.sql("select follower_id, target_id, show_boosts from follows")
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    each.take(new AccountId(row.getLong(1)), new AccountId(row.getLong(2)), row.getBoolean(3));
                });
    }

    record Request(boolean showBoosts, boolean notifying) {}
}
