package health.rounds.blocklists;

import health.rounds.blocklists.ServerBlock.Severity;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.platform.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of blocked servers. */
@Component
final class ServerBlockStore {
    private final JdbcClient sql;

    ServerBlockStore(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<ServerBlock> list(Page page) {
        return Slice.of(
                page,
                sql.sql("""
                        select *
                        from server_blocks
                        where id < :below and id > :above
                        order by id %s
                        limit :limit
                        """.formatted(page.sqlOrder()))
                        .param("below", page.below())
                        .param("above", page.above())
                        .param("limit", page.limit())
                        .query(ServerBlockStore::block)
                        .list(),
                ServerBlock::id);
    }

    Optional<ServerBlock> byId(long id) {
        return sql.sql("select * from server_blocks where id = :id")
                .param("id", id)
                .query(ServerBlockStore::block)
                .optional();
    }

    /** Those that members notice, the strictest first. */
    List<ServerBlock> noticeable() {
        return sql.sql("""
                select *
                from server_blocks
                where severity <> 'NONE'
                order by severity <> 'SUSPEND', domain
                """).query(ServerBlockStore::block).list();
    }

    List<ServerBlock> all() {
        return sql.sql("select * from server_blocks")
                .query(ServerBlockStore::block)
                .list();
    }

    /** The block of the longest of these names. */
    Optional<ServerBlock> covering(List<String> names) {
        return sql.sql("""
                select *
                from server_blocks
                where domain = any(:names)
                order by length(domain) desc
                limit 1
                """)
                .param("names", names.toArray(String[]::new))
                .query(ServerBlockStore::block)
                .optional();
    }

    /** False where the domain is blocked already. */
    boolean insert(ServerBlock block) {
        return write(block, """
                insert into server_blocks
                    (id, domain, severity, reject_media, reject_reports, private_comment, public_comment, obscured, created_at)
                values
                    (:id, :domain, :severity, :media, :reports, :private, :public, :obscured, :createdAt)
                on conflict do nothing
                """);
    }

    /** False where it is gone. */
    boolean update(ServerBlock block) {
        return write(block, """
                update server_blocks
                set severity = :severity,
                    reject_media = :media,
                    reject_reports = :reports,
                    private_comment = :private,
                    public_comment = :public,
                    obscured = :obscured
                where id = :id and domain = :domain and created_at = :createdAt
                """);
    }

    boolean delete(long id) {
        return sql.sql("delete from server_blocks where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private boolean write(ServerBlock block, String statement) {
        return sql.sql(statement)
                        .param("id", block.id())
                        .param("domain", block.domain().value())
                        .param("severity", block.severity().name())
                        .param("media", block.rejectMedia())
                        .param("reports", block.rejectReports())
                        .param("private", block.privateComment().orElse(null))
                        .param("public", block.publicComment().orElse(null))
                        .param("obscured", block.obscured())
                        .param("createdAt", Rows.timestamp(block.createdAt()))
                        .update()
                == 1;
    }

    private static ServerBlock block(ResultSet row, int n) throws SQLException {
        return new ServerBlock(
                row.getLong("id"),
                new DomainName(row.getString("domain")),
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("reject_media"),
                row.getBoolean("reject_reports"),
                Optional.ofNullable(row.getString("private_comment")),
                Optional.ofNullable(row.getString("public_comment")),
                row.getBoolean("obscured"),
                Rows.instant(row, "created_at"));
    }
}
