package health.rounds.peers;

import health.rounds.platform.Rows;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Dialect;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the dialects that servers take. */
@Component
final class DialectStore {
    private final JdbcClient sql;

    DialectStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Dialects.Learned> of(ServerName server) {
        return sql.sql("select dialect, learned_at from peer_dialects where server = :server")
                .param("server", server.value())
                .query((rs, n) ->
                        new Dialects.Learned(Dialect.valueOf(rs.getString("dialect")), Rows.instant(rs, "learned_at")))
                .optional();
    }

    void put(ServerName server, Dialects.Learned learned) {
        sql.sql("""
                insert into peer_dialects (server, dialect, learned_at)
                values (:server, :dialect, :learned)
                on conflict (server) do update
                set dialect = excluded.dialect,
                    learned_at = excluded.learned_at
                """)
                .param("server", server.value())
                .param("dialect", learned.dialect().name())
                .param("learned", Rows.timestamp(learned.at()))
                .update();
    }
}
