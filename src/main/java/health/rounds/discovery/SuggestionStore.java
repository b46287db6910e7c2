package health.rounds.discovery;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.discovery.Suggestion.Reason;
import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom to suggest; reads tables of {@code accounts} and {@code posts}. */
@Component
final class SuggestionStore implements Belongings {
    /** How many follows and followed hashtags of the member are looked at, the newest. */
    private static final int MOST_OWN = 200;

    /** How many follows of each of those people, and posts with each of those hashtags. */
    private static final int MOST_EACH = 200;

    private final JdbcClient sql;

    SuggestionStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Found(AccountId account, List<Reason> reasons) {}

    List<Found> find(AccountId viewer, Collection<AccountId> hidden, Instant taggedSince, int offset, int limit) {
        return sql.sql("""
                with known as (
                    select theirs.target_id as id, count(*) as weight
                    from (
                        select target_id from follows where follower_id = :viewer order by id desc limit :mostOwn) mine
                    cross join lateral (
                        select target_id
                        from follows
                        where follower_id = mine.target_id
                        order by id desc
                        limit :mostEach) theirs
                    group by theirs.target_id
                ),
                own_tags as (
                    (select tag from tag_follows where account = :viewer order by id desc limit :mostOwn)
                    union
                    select tag from featured_tags where account = :viewer
                ),
                writers as (
                    select newest.author as id, count(distinct t.tag) as weight
                    from own_tags t
                    cross join lateral (
                        select author
                        from post_tags
                        where tag = t.tag and public and post >= :since
                        order by post desc
                        limit :mostEach) newest
                    group by newest.author
                )
                select a.id, known.weight is not null as is_known, writers.weight is not null as is_writer
                from known
                full join writers on writers.id = known.id
                join accounts a on a.id = coalesce(known.id, writers.id)
                where a.id <> :viewer
                  and a.discoverable
                  and not a.waiting
                  and not a.limited
                  and a.suspended_at is null
                  and a.id <> all(:hidden)
                  and not exists (select 1 from follows where follower_id = :viewer and target_id = a.id)
                  and not exists (select 1 from follow_requests where target_id = a.id and follower_id = :viewer)
                  and not exists (select 1 from dismissed_suggestions where account_id = :viewer and target_id = a.id)
                order by known.weight desc nulls last, writers.weight desc nulls last, a.id desc
                offset :offset
                limit :limit
                """)
                .param("viewer", viewer.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("since", Ids.firstAt(taggedSince))
                .param("mostOwn", MOST_OWN)
                .param("mostEach", MOST_EACH)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> {
                    List<Reason> reasons = new ArrayList<>();
                    if (rs.getBoolean("is_known")) {
                        reasons.add(Reason.FOLLOWED_BY_FOLLOWED);
                    }
                    if (rs.getBoolean("is_writer")) {
                        reasons.add(Reason.SHARED_HASHTAGS);
                    }
                    return new Found(new AccountId(rs.getLong("id")), reasons);
                })
                .list();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from dismissed_suggestions where account_id = :account or target_id = :account")
                .param("account", account.value())
                .update();
    }

    void dismiss(AccountId viewer, AccountId target) {
        sql.sql("""
                insert into dismissed_suggestions (account_id, target_id)
                values (:viewer, :target)
                on conflict do nothing
                """)
                .param("viewer", viewer.value())
                .param("target", target.value())
                .update();
    }
}
