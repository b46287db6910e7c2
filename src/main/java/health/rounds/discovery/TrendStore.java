package health.rounds.discovery;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what trends; reads tables of {@code accounts} and {@code posts}. */
@Component
final class TrendStore {
    private final JdbcClient sql;

    TrendStore(JdbcClient sql) {
        this.sql = sql;
    }

    record TrendingPost(PostId post, AccountId author) {}

    /** Each author counts once for a hashtag, by the newest public post with it. */
    List<String> tags(Instant now, Duration window, Duration halfLife, int voices, int most) {
        return sql.sql("""
                select tag
                from (
                    select t.tag, max(p.created_at) as at
                    from post_tags t
                    join posts p on p.id = t.post
                    join accounts a on a.id = t.author
                    where t.post >= :since and t.public and not a.limited and a.suspended_at is null
                    group by t.tag, t.author) voice
                group by tag
                having count(*) >= :voices
                order by sum(power(0.5, extract(epoch from cast(:now as timestamptz) - at) / :halfLife)) desc, tag
                limit :most
                """)
                .param("since", Ids.firstAt(now.minus(window)))
                .param("now", Rows.timestamp(now))
                .param("halfLife", halfLife.toSeconds())
                .param("voices", voices)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Each account other than the author's counts once for a post, whether it favours or boosts it or both. */
    List<TrendingPost> posts(Instant now, Duration window, Duration halfLife, int voices, int most) {
        return sql.sql("""
                select p.id, p.author
                from posts p
                join post_counts c on c.post = p.id
                join accounts a on a.id = p.author
                cross join lateral (
                    select count(*) as number
                    from (
                        select account from favourites where post = p.id
                        union
                        select author from posts where boost_of = p.id) reader
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
                .query((rs, n) -> new TrendingPost(new PostId(rs.getLong("id")), new AccountId(rs.getLong("author"))))
                .list();
    }
}
