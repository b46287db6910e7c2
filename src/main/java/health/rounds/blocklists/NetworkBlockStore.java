package health.rounds.blocklists;

import health.rounds.blocklists.NetworkBlock.Severity;
import health.rounds.platform.AddressRange;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.platform.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of blocked networks. */
@Component
final class NetworkBlockStore {
    private final JdbcClient sql;

    NetworkBlockStore(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<NetworkBlock> list(Page page, Instant now) {
        return Slice.of(
                page,
                sql.sql("""
                        select *
                        from network_blocks
                        where id < :below and id > :above
                          and (until is null or until > :now)
                        order by id %s
                        limit :limit
                        """.formatted(page.sqlOrder()))
                        .param("below", page.below())
                        .param("above", page.above())
                        .param("now", Rows.timestamp(now))
                        .param("limit", page.limit())
                        .query(NetworkBlockStore::block)
                        .list(),
                NetworkBlock::id);
    }

    List<NetworkBlock> all() {
        return sql.sql("select * from network_blocks")
                .query(NetworkBlockStore::block)
                .list();
    }

    Optional<NetworkBlock> byId(long id, Instant now) {
        return sql.sql("select * from network_blocks where id = :id and (until is null or until > :now)")
                .param("id", id)
                .param("now", Rows.timestamp(now))
                .query(NetworkBlockStore::block)
                .optional();
    }

    /** False where the network is blocked already. */
    boolean insert(
            long id, AddressRange range, Severity severity, String comment, Instant now, Optional<Instant> until) {
        return sql.sql("""
                        insert into network_blocks (id, network, severity, comment, created_at, until)
                        values (:id, cast(:network as cidr), :severity, :comment, :now, :until)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("network", text(range))
                        .param("severity", severity.name())
                        .param("comment", comment)
                        .param("now", Rows.timestamp(now))
                        .param("until", until.map(Rows::timestamp).orElse(null))
                        .update()
                == 1;
    }

    /** False where another block has the network. */
    boolean update(long id, AddressRange range, Severity severity, String comment, Optional<Instant> until) {
        return sql.sql("""
                        update network_blocks
                        set network = cast(:network as cidr), severity = :severity, comment = :comment, until = :until
                        where id = :id
                          and not exists (
                              select 1
                              from network_blocks other
                              where other.network = cast(:network as cidr) and other.id <> :id)
                        """)
                        .param("id", id)
                        .param("network", text(range))
                        .param("severity", severity.name())
                        .param("comment", comment)
                        .param("until", until.map(Rows::timestamp).orElse(null))
                        .update()
                == 1;
    }

    boolean delete(long id) {
        return sql.sql("delete from network_blocks where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    void deleteEnded(Instant now) {
        sql.sql("delete from network_blocks where until <= :now")
                .param("now", Rows.timestamp(now))
                .update();
    }

    private static String text(AddressRange range) {
        return range.network().getHostAddress() + "/" + range.prefixBits();
    }

    private static NetworkBlock block(ResultSet row, int n) throws SQLException {
        String written = row.getString("network");
        return new NetworkBlock(
                row.getLong("id"),
                AddressRange.read(written).orElseThrow(),
                written,
                Severity.valueOf(row.getString("severity")),
                row.getString("comment"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "until"));
    }
}
