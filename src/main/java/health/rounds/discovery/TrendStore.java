package health.rounds.discovery;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what trends; reads tables of {@code accounts} and {@code posts}. */
@Component
final class TrendStore {
    private final JdbcClient sql;

    TrendStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What may be on the list, and what was decided about it, if anything. */
    record TrendingPost(PostId post, AccountId author, Optional<Boolean> mayTrend) {}

    record TrendingTag(String tag, Optional<Boolean> mayTrend) {}

    /** Each member counts once for a hashtag, by the newest public post with it. */
    List<TrendingTag> tags(Instant now, Duration window, Duration halfLife, int voices, int most) {
        return sql.sql("""
                select tag, may_trend
                from (
                    select t.tag, max(p.created_at) as at
                    from post_tags t
                    join posts p on p.id = t.post
                    join accounts a on a.id = t.author
                    where t.post >= :since and t.public and a.domain is null and not a.limited and a.suspended_at is null
                    group by t.tag, t.author) voice
                left join trend_reviews_of_tags using (tag)
                group by tag, may_trend
                having count(*) >= :voices
                order by sum(power(0.5, extract(epoch from cast(:now as timestamptz) - at) / :halfLife)) desc, tag
                limit :most
                """)
                .param("since", Ids.firstAt(now.minus(window)))
                .param("now", Rows.timestamp(now))
                .param("halfLife", halfLife.toSeconds())
                .param("voices", voices)
                .param("most", most)
                .query((rs, n) -> new TrendingTag(rs.getString("tag"), Rows.optionalBoolean(rs, "may_trend")))
                .list();
    }

    /** Each member other than the author counts once for a post, whether they favour or boost it or both. */
    List<TrendingPost> posts(Instant now, Duration window, Duration halfLife, int voices, int most) {
        return sql.sql("""
                select p.id, p.author, r.may_trend
                from posts p
                join post_counts c on c.post = p.id
                join accounts a on a.id = p.author
                left join trend_reviews_of_posts r on r.post = p.id
                cross join lateral (
                    select count(*) as number
                    from (
                        select account from favourites where post = p.id
                        union
                        select author from posts where boost_of = p.id) reader
                    join accounts member on member.id = reader.account and member.domain is null
                    where reader.account <> p.author) voice
                where p.id >= :since
                  and p.visibility = 0
                  and p.boost_of is null
                  and p.reply_to is null
                  and p.content_warning = ''
                  and not p.sensitive
                  and a.discoverable
                  and not a.limited
                  and a.suspended_at is null
                  and c.favourites + c.boosts >= :voices
                  and voice.number >= :voices
                order by
                    voice.number
                        * power(0.5, extract(epoch from cast(:now as timestamptz) - p.created_at) / :halfLife) desc,
                    p.id desc
                limit :most
                """)
                .param("since", Ids.firstAt(now.minus(window)))
                .param("now", Rows.timestamp(now))
                .param("halfLife", halfLife.toSeconds())
                .param("voices", voices)
                .param("most", most)
                .query((rs, n) -> new TrendingPost(
                        new PostId(rs.getLong("id")),
                        new AccountId(rs.getLong("author")),
                        Rows.optionalBoolean(rs, "may_trend")))
                .list();
    }

    void review(String tag, boolean mayTrend) {
        sql.sql("""
                insert into trend_reviews_of_tags (tag, may_trend)
                values (:tag, :may)
                on conflict (tag) do update
                set may_trend = excluded.may_trend
                """).param("tag", tag).param("may", mayTrend).update();
    }

    void review(PostId post, boolean mayTrend) {
        sql.sql("""
                insert into trend_reviews_of_posts (post, may_trend)
                values (:post, :may)
                on conflict (post) do update
                set may_trend = excluded.may_trend
                """).param("post", post.value()).param("may", mayTrend).update();
    }
}
