package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.platform.Slice;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of followed and featured hashtags. */
@Component
final class HashtagStore implements Belongings {
    private final JdbcClient sql;

    HashtagStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where it is followed already, or {@code most} are. */
    boolean follow(AccountId account, String tag, long id, int most) {
        return insert("tag_follows", account, tag, id, most);
    }

    void unfollow(AccountId account, String tag) {
        sql.sql("delete from tag_follows where account = :account and tag = :tag")
                .param("account", account.value())
                .param("tag", tag)
                .update();
    }

    Slice<String> followedBy(AccountId account, Page page) {
        List<Followed> found = sql.sql("""
                select id, tag
                from tag_follows
                where account = :account and id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new Followed(rs.getLong("id"), rs.getString("tag")))
                .list();
        return Slice.of(page.newestFirst(found), Followed::tag, Followed::id);
    }

    List<String> followedBy(AccountId account) {
        return sql.sql("select tag from tag_follows where account = :account")
                .param("account", account.value())
                .query(String.class)
                .list();
    }

    void follows(Hashtags.EachTagFollow each) {
        sql.sql("select account, tag from tag_follows").query(rs -> {
            each.take(new AccountId(rs.getLong("account")), rs.getString("tag"));
        });
    }

    Map<String, TagMarks> marks(AccountId viewer, Collection<String> tags) {
        return sql
                .sql("""
                select
                    t.tag,
                    exists (select 1 from tag_follows where account = :viewer and tag = t.tag) as following,
                    exists (select 1 from featured_tags where account = :viewer and tag = t.tag) as featuring
                from unnest(:tags) as t (tag)
                """)
                .param("viewer", viewer.value())
                .param("tags", tags.stream().distinct().toArray(String[]::new))
                .query((rs, n) -> Map.entry(
                        rs.getString("tag"), new TagMarks(rs.getBoolean("following"), rs.getBoolean("featuring"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void feature(AccountId account, String tag, long id, int most) {
        insert("featured_tags", account, tag, id, most);
    }

    void unfeature(AccountId account, String tag) {
        sql.sql("delete from featured_tags where account = :account and tag = :tag")
                .param("account", account.value())
                .param("tag", tag)
                .update();
    }

    boolean unfeature(AccountId account, long id) {
        return sql.sql("delete from featured_tags where account = :account and id = :id")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    List<FeaturedTag> featuredBy(AccountId account) {
        return sql.sql("""
                select f.id, f.tag, used.posts, used.newest
                from featured_tags f
                cross join lateral (
                    select count(*) as posts, max(t.post) as newest
                    from post_tags t
                    where t.author = f.account and t.tag = f.tag and t.public) used
                where f.account = :account
                order by used.posts desc, f.tag
                """)
                .param("account", account.value())
                .query((rs, n) -> new FeaturedTag(
                        rs.getLong("id"),
                        rs.getString("tag"),
                        rs.getLong("posts"),
                        Rows.optionalLong(rs, "newest").map(HashtagStore::day)))
                .list();
    }

    List<String> toFeature(AccountId account, int most) {
        return sql.sql("""
                select t.tag
                from post_tags t
                where t.author = :account
                  and t.public
                  and not exists (select 1 from featured_tags f where f.account = t.author and f.tag = t.tag)
                group by t.tag
                order by count(*) desc, max(t.post) desc
                limit :most
                """)
                .param("account", account.value())
                .param("most", most)
                .query(String.class)
                .list();
    }

    private boolean insert(String table, AccountId account, String tag, long id, int most) {
        return sql.sql("""
                insert into %1$s (account, tag, id)
                select :account, :tag, :id
                where (select count(*) from %1$s where account = :account) < :most
                on conflict do nothing
                """.formatted(table))
                        .param("account", account.value())
                        .param("tag", tag)
                        .param("id", id)
                        .param("most", most)
                        .update()
                == 1;
    }

    private static LocalDate day(long post) {
        return LocalDate.ofInstant(Ids.timeOf(post), ZoneOffset.UTC);
    }

    private record Followed(long id, String tag) {}

    @Override
    public void erase(AccountId account) {
        sql.sql("""
                with tag_follows_gone as (
                    delete from tag_follows
                    where account = :account
                )
                delete from featured_tags
                where account = :account
                """).param("account", account.value()).update();
    }
}
