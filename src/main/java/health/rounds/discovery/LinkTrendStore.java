package health.rounds.discovery;

import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import health.rounds.posts.TagUse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds links that trend; reads tables of {@code accounts}, {@code posts} and {@code previews}. */
@Component
final class LinkTrendStore {
    /**
     * Whenever a member wrote a public post with a link, or boosted one, whoever wrote that; without what is hidden behind a warning, and
     * without the posts and boosts of those whom moderators have limited or suspended.
     */
    private static final String VOICES = """
            select p.address, voice.account, voice.at
            from (
                select id as post, author as account, created_at as at
                from posts
                where id >= :since and visibility = 0 and boost_of is null
                union all
                select boost_of, author, created_at
                from posts
                where id >= :since and visibility = 0 and boost_of is not null) voice
            join accounts a on a.id = voice.account
            join posts t on t.id = voice.post
            join accounts writer on writer.id = t.author
            join post_previews w on w.post = voice.post
            join previews p on p.id = w.preview
            where a.domain is null and not a.limited and a.suspended_at is null
              and not writer.limited and writer.suspended_at is null
              and t.visibility = 0 and t.content_warning = '' and not t.sensitive
            """;

    private final JdbcClient sql;

    LinkTrendStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A link that may be on the list by the id of its preview, and what was decided about it, if anything. */
    record TrendingLink(long preview, String address, Optional<Boolean> mayTrend) {}

    /**
     * Each member counts once for a link, by the newest time that they passed it on. Only what this server has read itself is among them,
     * not what other servers say that their links lead to.
     */
    List<TrendingLink> links(Instant now, Duration window, Duration halfLife, int voices, int most) {
        return sql.sql("""
                select p.id, p.address, r.may_trend
                from (
                    select address, account, max(at) as at
                    from (%s) said
                    group by address, account) voice
                join previews p on p.address = voice.address and p.sent_for is null and p.found
                left join trend_reviews_of_links r on r.address = p.address
                group by p.id, p.address, r.may_trend
                having count(*) >= :voices
                order by
                    sum(power(0.5, extract(epoch from cast(:now as timestamptz) - voice.at) / :halfLife)) desc,
                    p.address
                limit :most
                """.formatted(VOICES))
                .param("since", Ids.firstAt(now.minus(window)))
                .param("now", Rows.timestamp(now))
                .param("halfLife", halfLife.toSeconds())
                .param("voices", voices)
                .param("most", most)
                .query((rs, n) -> new TrendingLink(
                        rs.getLong("id"), rs.getString("address"), Rows.optionalBoolean(rs, "may_trend")))
                .list();
    }

    /** How often members passed these links on, and how many of them, on each of the last days. */
    Map<String, List<TagUse.Day>> days(Collection<String> addresses, Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant begin = today.minusDays(days - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<String, Map<LocalDate, TagUse.Day>> counted = new HashMap<>();
        sql.sql("""
                select address, (at at time zone 'UTC')::date as day, count(*) as uses, count(distinct account) as members
                from (%s) said
                where address = any(:addresses)
                group by 1, 2
                """.formatted(VOICES))
                .param("since", Ids.firstAt(begin))
                .param("addresses", addresses.toArray(String[]::new))
                .query(rs -> {
                    LocalDate day = rs.getObject("day", LocalDate.class);
                    counted.computeIfAbsent(rs.getString("address"), address -> new HashMap<>())
                            .put(day, new TagUse.Day(day, rs.getLong("uses"), rs.getLong("members")));
                });
        Map<String, List<TagUse.Day>> all = new HashMap<>();
        for (String address : addresses) {
            Map<LocalDate, TagUse.Day> found = counted.getOrDefault(address, Map.of());
            all.put(
                    address,
                    IntStream.range(0, days)
                            .mapToObj(today::minusDays)
                            .map(day -> found.getOrDefault(day, new TagUse.Day(day, 0, 0)))
                            .toList());
        }
        return all;
    }

    /** False where there is no such link. */
    boolean review(long preview, boolean mayTrend) {
        return sql.sql("""
                insert into trend_reviews_of_links (address, may_trend)
                select address, :may
                from previews
                where id = :preview and sent_for is null and found
                on conflict (address) do update
                set may_trend = excluded.may_trend
                """).param("preview", preview).param("may", mayTrend).update() == 1;
    }
}
