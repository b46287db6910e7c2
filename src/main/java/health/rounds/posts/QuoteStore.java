package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rows of posts say of quotes, and who may quote. */
@Component
final class QuoteStore implements Belongings {
    private final JdbcClient sql;

    QuoteStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Posts that quote a post and may, without those of some authors; the order is that of the page. */
    List<PostId> quoting(PostId post, Collection<AccountId> hidden, Page page) {
        return page.newestFirst(sql.sql("""
                select id
                from posts
                where quote_of = :post and quote_state = :accepted and id < :below and id > :above
                    and author <> all(:hidden)
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("post", post.value())
                .param("accepted", Quote.State.ACCEPTED.code())
                .param("below", page.below())
                .param("above", page.above())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list());
    }

    /** Who quotes a post, and in which. */
    List<Quotes.Quoting> standing(PostId post) {
        return sql.sql("select id, author from posts where quote_of = :post and quote_state = :accepted")
                .param("post", post.value())
                .param("accepted", Quote.State.ACCEPTED.code())
                .query((rs, n) -> new Quotes.Quoting(new PostId(rs.getLong("id")), new AccountId(rs.getLong("author"))))
                .list();
    }

    /** Notes that a quoted post is gone; answers with the posts that showed it. */
    List<PostId> endWith(PostId gone) {
        return sql.sql("""
                update posts
                set quote_state = :deleted
                where quote_of = :post and quote_state = :accepted
                returning id
                """)
                .param("post", gone.value())
                .param("deleted", Quote.State.DELETED.code())
                .param("accepted", Quote.State.ACCEPTED.code())
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list();
    }

    void revoke(PostId quoting) {
        sql.sql("update posts set quote_state = :revoked where id = :id")
                .param("id", quoting.value())
                .param("revoked", Quote.State.REVOKED.code())
                .update();
    }

    /** The author of the quoted post agrees; false where nobody waits for that. */
    boolean grant(PostId quoting, Optional<String> authorization) {
        return sql.sql("""
                update posts
                set quote_state = :accepted, quote_authorization = :authorization
                where id = :id and quote_state = :pending
                """)
                        .param("id", quoting.value())
                        .param("authorization", authorization.orElse(null))
                        .param("accepted", Quote.State.ACCEPTED.code())
                        .param("pending", Quote.State.PENDING.code())
                        .update()
                == 1;
    }

    /** The author of the quoted post does not agree. */
    void reject(PostId quoting) {
        sql.sql("update posts set quote_state = :rejected where id = :id and quote_state = :pending")
                .param("id", quoting.value())
                .param("rejected", Quote.State.REJECTED.code())
                .param("pending", Quote.State.PENDING.code())
                .update();
    }

    /** The post whose quote stands on that authorization. */
    Optional<PostId> standingOn(String authorization) {
        return sql.sql("select id from posts where quote_authorization = :authorization limit 1")
                .param("authorization", authorization)
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .optional();
    }

    void allow(PostId post, QuotePolicy policy) {
        sql.sql("update posts set quote_policy = :policy where id = :id")
                .param("id", post.value())
                .param("policy", policy.code())
                .update();
    }

    /** Adds to the count; the row appears with the first one. */
    void count(PostId post, int quotes) {
        sql.sql("""
                insert into post_counts as c (post, quotes)
                values (:post, greatest(:quotes, 0))
                on conflict (post) do update
                set quotes = greatest(c.quotes + :quotes, 0)
                """).param("post", post.value()).param("quotes", quotes).update();
    }

    Optional<QuotePolicy> usual(AccountId account) {
        return sql.sql("select policy from usual_quote_policies where account = :account")
                .param("account", account.value())
                .query((rs, n) -> QuotePolicy.of(rs.getInt("policy")))
                .optional();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from usual_quote_policies where account = :account")
                .param("account", account.value())
                .update();
    }

    void keepUsual(AccountId account, QuotePolicy policy) {
        sql.sql("""
                insert into usual_quote_policies (account, policy)
                values (:account, :policy)
                on conflict (account) do update
                set policy = excluded.policy
                """)
                .param("account", account.value())
                .param("policy", policy.code())
                .update();
    }
}
