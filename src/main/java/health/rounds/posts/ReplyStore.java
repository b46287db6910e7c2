package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rows of posts say of answers, and who may give them; the index of the thread leads to those of a post. */
@Component
final class ReplyStore {
    private static final List<Integer> OPEN = List.of(Visibility.PUBLIC.code(), Visibility.UNLISTED.code());

    private final JdbcClient sql;

    ReplyStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<PostId> by(AccountId author, PostId post, Page page) {
        return replies("author = :author", author, post, page);
    }

    List<PostId> notBy(AccountId author, PostId post, Page page) {
        return replies("author <> :author", author, post, page);
    }

    private List<PostId> replies(String whose, AccountId author, PostId post, Page page) {
        return page.newestFirst(sql.sql("""
                select id
                from posts
                where thread = (select thread from posts where id = :post) and reply_to = :post and %s
                    and reply_state = :given and id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(whose, page.sqlOrder()))
                .param("post", post.value())
                .param("author", author.value())
                .param("given", ReplyConsent.State.GIVEN.code())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list());
    }

    /** Posts of a thread that everybody may read, the first one among them. */
    List<PostId> open(PostId thread, Page page) {
        return page.newestFirst(sql.sql("""
                select id
                from posts
                where thread = :thread and boost_of is null and visibility in (:open) and reply_state = :given
                    and id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("thread", thread.value())
                .param("open", OPEN)
                .param("given", ReplyConsent.State.GIVEN.code())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list());
    }

    long countOpen(PostId thread) {
        return sql.sql("""
                select count(*)
                from posts
                where thread = :thread and boost_of is null and visibility in (:open) and reply_state = :given
                """)
                .param("thread", thread.value())
                .param("open", OPEN)
                .param("given", ReplyConsent.State.GIVEN.code())
                .query(Long.class)
                .single();
    }

    void allow(PostId post, ReplyPolicy policy) {
        sql.sql("update posts set reply_policy = :policy where id = :id")
                .param("id", post.value())
                .param("policy", policy.code())
                .update();
    }

    /** Says whether an answer stands; where it does, perhaps with the address that says so. */
    void settle(PostId answer, ReplyConsent consent) {
        sql.sql("update posts set reply_state = :state, reply_authorization = :authorization where id = :id")
                .param("id", answer.value())
                .param("state", consent.state().code())
                .param("authorization", consent.authorization().orElse(null))
                .update();
    }

    /** The answer that stands on that authorization. */
    Optional<PostId> standingOn(String authorization) {
        return sql.sql("select id from posts where reply_authorization = :authorization limit 1")
                .param("authorization", authorization)
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .optional();
    }
}
