package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Blocks, mutes and notes in the database, and the view of all that stands between two accounts. */
@Component
final class RelationshipStore {
    private final JdbcClient jdbc;

    RelationshipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Relationship> of(AccountId viewer, Collection<AccountId> targets, Instant now) {
        return jdbc.sql("""
                        select
                            a.id,
                            mine.id is not null as following,
                            coalesce(mine.show_boosts, false) as showing_boosts,
                            coalesce(mine.notifying, false) as notifying,
                            theirs.id is not null as followed_by,
                            asked.id is not null as requested,
                            asking.id is not null as requested_by,
                            blocked.id is not null as blocking,
                            blocker.id is not null as blocked_by,
                            muted.id is not null as muting,
                            coalesce(muted.notifications, false) as muting_notifications,
                            endorsed.id is not null as endorsed,
                            hidden.id is not null as domain_hidden,
                            coalesce(n.note, '') as note
                        from unnest(:targets) with ordinality as wanted (id, place)
                        join accounts a on a.id = wanted.id
                        left join follows mine on mine.follower_id = :viewer and mine.target_id = a.id
                        left join follows theirs on theirs.follower_id = a.id and theirs.target_id = :viewer
                        left join follow_requests asked on asked.target_id = a.id and asked.follower_id = :viewer
                        left join follow_requests asking on asking.target_id = :viewer and asking.follower_id = a.id
                        left join blocks blocked on blocked.account_id = :viewer and blocked.target_id = a.id
                        left join blocks blocker on blocker.account_id = a.id and blocker.target_id = :viewer
                        left join mutes muted
                            on muted.account_id = :viewer
                            and muted.target_id = a.id
                            and (muted.expires_at is null or muted.expires_at > :now)
                        left join endorsements endorsed on endorsed.account_id = :viewer and endorsed.target_id = a.id
                        left join hidden_domains hidden
                            on hidden.account_id = :viewer and hidden.domain = split_part(a.domain, ':', 1)
                        left join account_notes n on n.account_id = :viewer and n.target_id = a.id
                        order by wanted.place
                        """)
                .param("viewer", viewer.value())
                .param("targets", Rows.longs(targets, AccountId::value))
                .param("now", Rows.timestamp(now))
                .query((row, i) -> new Relationship(
                        new AccountId(row.getLong("id")),
                        row.getBoolean("following"),
                        row.getBoolean("showing_boosts"),
                        row.getBoolean("notifying"),
                        row.getBoolean("followed_by"),
                        row.getBoolean("requested"),
                        row.getBoolean("requested_by"),
                        row.getBoolean("blocking"),
                        row.getBoolean("blocked_by"),
                        row.getBoolean("muting"),
                        row.getBoolean("muting_notifications"),
                        row.getBoolean("endorsed"),
                        row.getBoolean("domain_hidden"),
                        row.getString("note")))
                .list();
    }

    /** Whether either blocks the other or hides the other's domain. */
    boolean areApart(AccountId one, AccountId other) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from blocks
                            where (account_id = :one and target_id = :other)
                               or (account_id = :other and target_id = :one)
                            union all
                            select 1
                            from accounts a
                            join hidden_domains h on h.domain = split_part(a.domain, ':', 1)
                            where (h.account_id = :one and a.id = :other)
                               or (h.account_id = :other and a.id = :one)
                        )
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    /** False where they block them already. */
    boolean block(long id, AccountId viewer, AccountId target) {
        return jdbc.sql("""
                        insert into blocks (account_id, target_id, id)
                        values (:viewer, :target, :id)
                        on conflict do nothing
                        """)
                        .param("viewer", viewer.value())
                        .param("target", target.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The id of the block; empty where they do not block them. */
    Optional<Long> unblock(AccountId viewer, AccountId target) {
        return jdbc.sql("delete from blocks where account_id = :viewer and target_id = :target returning id")
                .param("viewer", viewer.value())
                .param("target", target.value())
                .query(Long.class)
                .optional();
    }

    void mute(long id, AccountId viewer, AccountId target, boolean notificationsToo, Optional<Instant> until) {
        jdbc.sql("""
                        insert into mutes (account_id, target_id, id, notifications, expires_at)
                        values (:viewer, :target, :id, :notifications, :until)
                        on conflict (account_id, target_id) do update
                        set notifications = excluded.notifications,
                            expires_at = excluded.expires_at
                        """)
                .param("viewer", viewer.value())
                .param("target", target.value())
                .param("id", id)
                .param("notifications", notificationsToo)
                .param("until", until.map(Rows::timestamp).orElse(null))
                .update();
    }

    void unmute(AccountId viewer, AccountId target) {
        delete("delete from mutes where account_id = :viewer and target_id = :target", viewer, target);
    }

    void note(AccountId viewer, AccountId target, String text) {
        if (text.isEmpty()) {
            delete("delete from account_notes where account_id = :viewer and target_id = :target", viewer, target);
            return;
        }
        jdbc.sql("""
                        insert into account_notes (account_id, target_id, note)
                        values (:viewer, :target, :note)
                        on conflict (account_id, target_id) do update
                        set note = excluded.note
                        """)
                .param("viewer", viewer.value())
                .param("target", target.value())
                .param("note", text)
                .update();
    }

    List<Cursor> blockedBy(AccountId viewer, Page page) {
        return CursorStore.page(
                jdbc,
                "select id, target_id as account_id from blocks where account_id = :owner",
                Map.of("owner", viewer.value()),
                page);
    }

    List<Cursor> mutedBy(AccountId viewer, Page page, Instant now) {
        return CursorStore.page(jdbc, """
                select id, target_id as account_id
                from mutes
                where account_id = :owner
                  and (expires_at is null or expires_at > :now)
                """, Map.of("owner", viewer.value(), "now", Rows.timestamp(now)), page);
    }

    /** Whom of a host the viewer follows, is followed by, has asked or is asked by. */
    List<AccountId> followsWith(AccountId viewer, String host) {
        return jdbc.sql("""
                        with others (id) as (
                            select target_id from follows where follower_id = :viewer
                            union
                            select follower_id from follows where target_id = :viewer
                            union
                            select target_id from follow_requests where follower_id = :viewer
                            union
                            select follower_id from follow_requests where target_id = :viewer
                        )
                        select a.id
                        from others
                        join accounts a on a.id = others.id
                        where a.domain is not null and split_part(a.domain, ':', 1) = :host
                        """)
                .param("viewer", viewer.value())
                .param("host", host)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    /** Whom the viewer does not see or hear of, and until when that holds. */
    Unseen unseen(AccountId viewer, Instant now) {
        Set<AccountId> apart = new HashSet<>();
        Set<AccountId> hidden = new HashSet<>();
        Set<AccountId> silent = new HashSet<>();
        Set<AccountId> blockers = new HashSet<>();
        Instant[] until = {Instant.MAX};
        jdbc.sql("""
                        select target_id as id, true as apart, false as blocks, true as silent, null::timestamptz as expires_at
                        from blocks
                        where account_id = :viewer
                        union all
                        select account_id, true, true, true, null
                        from blocks
                        where target_id = :viewer
                        union all
                        select target_id, false, false, notifications, expires_at
                        from mutes
                        where account_id = :viewer
                          and (expires_at is null or expires_at > :now)
                        """)
                .param("viewer", viewer.value())
                .param("now", Rows.timestamp(now))
                .query(row -> {
                    AccountId id = new AccountId(row.getLong("id"));
                    hidden.add(id);
                    if (row.getBoolean("apart")) {
                        apart.add(id);
                    }
                    if (row.getBoolean("blocks")) {
                        blockers.add(id);
                    }
                    if (row.getBoolean("silent")) {
                        silent.add(id);
                    }
                    Rows.optionalInstant(row, "expires_at")
                            .filter(expires -> expires.isBefore(until[0]))
                            .ifPresent(expires -> until[0] = expires);
                });
        List<String> hosts = jdbc.sql("select domain from hidden_domains where account_id = :viewer")
                .param("viewer", viewer.value())
                .query(String.class)
                .list();
        return new Unseen(apart, blockers, hidden, silent, hosts, until[0]);
    }

    /** Removes what others have set about an account. */
    void forget(AccountId target) {
        jdbc.sql("""
                        with blocked as (
                            delete from blocks
                            where target_id = :target
                        ),
                        muted as (
                            delete from mutes
                            where target_id = :target
                        )
                        delete from account_notes
                        where target_id = :target
                        """).param("target", target.value()).update();
    }

    /** Removes what an account has set about others, and others about it. */
    void erase(AccountId account) {
        forget(account);
        jdbc.sql("""
                        with blocked as (
                            delete from blocks
                            where account_id = :account
                        ),
                        muted as (
                            delete from mutes
                            where account_id = :account
                        )
                        delete from account_notes
                        where account_id = :account
                        """).param("account", account.value()).update();
    }

    private void delete(String sql, AccountId viewer, AccountId target) {
        jdbc.sql(sql)
                .param("viewer", viewer.value())
                .param("target", target.value())
                .update();
    }

    /**
     * Who is out of an account's sight.
     *
     * @param apart blocked or blocking
     * @param blockers blocking
     * @param hidden those, and the muted
     * @param silent those, and the muted whose notifications are muted too
     * @param hosts all of whose accounts are hidden and silent
     * @param until when the first mute ends
     */
    record Unseen(
            Set<AccountId> apart,
            Set<AccountId> blockers,
            Set<AccountId> hidden,
            Set<AccountId> silent,
            List<String> hosts,
            Instant until) {
        Unseen {
            apart = Set.copyOf(apart);
            blockers = Set.copyOf(blockers);
            hidden = Set.copyOf(hidden);
            silent = Set.copyOf(silent);
            hosts = List.copyOf(hosts);
        }
    }
}
