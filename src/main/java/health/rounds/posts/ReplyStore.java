package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which posts answer a post directly; the index of the thread leads to them. */
@Component
final class ReplyStore {
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
                    and id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(whose, page.sqlOrder()))
                .param("post", post.value())
                .param("author", author.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list());
    }
}
