package health.rounds.blocklists;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of blocked e-mail addresses. */
@Component
final class BlockedEmailStore {
    private final JdbcClient sql;

    BlockedEmailStore(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<BlockedEmail> list(Page page) {
        return Slice.of(
                page,
                sql.sql("""
                        select id, hash
                        from blocked_emails
                        where id < :below and id > :above
                        order by id %s
                        limit :limit
                        """.formatted(page.sqlOrder()))
                        .param("below", page.below())
                        .param("above", page.above())
                        .param("limit", page.limit())
                        .query(BlockedEmailStore::block)
                        .list(),
                BlockedEmail::id);
    }

    Optional<BlockedEmail> byId(long id) {
        return sql.sql("select id, hash from blocked_emails where id = :id")
                .param("id", id)
                .query(BlockedEmailStore::block)
                .optional();
    }

    Optional<BlockedEmail> byHash(String hash) {
        return sql.sql("select id, hash from blocked_emails where hash = :hash")
                .param("hash", hash)
                .query(BlockedEmailStore::block)
                .optional();
    }

    /** False where it is blocked already. */
    boolean insert(BlockedEmail block) {
        return sql.sql("insert into blocked_emails (id, hash) values (:id, :hash) on conflict do nothing")
                        .param("id", block.id())
                        .param("hash", block.hash())
                        .update()
                == 1;
    }

    boolean delete(long id) {
        return sql.sql("delete from blocked_emails where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static BlockedEmail block(ResultSet row, int n) throws SQLException {
        return new BlockedEmail(row.getLong("id"), row.getString("hash"));
    }
}
