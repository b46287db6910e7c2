package health.rounds.blocklists;

import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.platform.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the lists that hold nothing but domains. */
@Component
final class DomainListStore {
    private final JdbcClient sql;

    DomainListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which list. */
    enum In {
        ALLOWED_SERVERS,
        BLOCKED_EMAIL_DOMAINS;

        String table() {
            return switch (this) {
                case ALLOWED_SERVERS -> "allowed_servers";
                case BLOCKED_EMAIL_DOMAINS -> "blocked_email_domains";
            };
        }
    }

    Slice<ListedDomain> list(In in, Page page) {
        return Slice.of(
                page,
                sql.sql("""
                        select id, domain, created_at
                        from %s
                        where id < :below and id > :above
                        order by id %s
                        limit :limit
                        """.formatted(in.table(), page.sqlOrder()))
                        .param("below", page.below())
                        .param("above", page.above())
                        .param("limit", page.limit())
                        .query(DomainListStore::listed)
                        .list(),
                ListedDomain::id);
    }

    Set<String> all(In in) {
        return Set.copyOf(
                sql.sql("select domain from " + in.table()).query(String.class).list());
    }

    Optional<ListedDomain> byId(In in, long id) {
        return sql.sql("select id, domain, created_at from %s where id = :id".formatted(in.table()))
                .param("id", id)
                .query(DomainListStore::listed)
                .optional();
    }

    Optional<ListedDomain> byDomain(In in, DomainName domain) {
        return sql.sql("select id, domain, created_at from %s where domain = :domain".formatted(in.table()))
                .param("domain", domain.value())
                .query(DomainListStore::listed)
                .optional();
    }

    /** The entry of this domain, or of the nearest above it. */
    Optional<ListedDomain> covering(In in, DomainName domain) {
        return sql.sql("""
                select id, domain, created_at
                from %s
                where domain = any(:names)
                order by length(domain) desc
                limit 1
                """.formatted(in.table()))
                .param("names", domain.withParents().toArray(String[]::new))
                .query(DomainListStore::listed)
                .optional();
    }

    /** False where it is on the list already. */
    boolean insert(In in, ListedDomain entry) {
        return sql.sql("""
                        insert into %s (id, domain, created_at)
                        values (:id, :domain, :createdAt)
                        on conflict do nothing
                        """.formatted(in.table()))
                        .param("id", entry.id())
                        .param("domain", entry.domain().value())
                        .param("createdAt", Rows.timestamp(entry.createdAt()))
                        .update()
                == 1;
    }

    boolean delete(In in, long id) {
        return sql.sql("delete from %s where id = :id".formatted(in.table()))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static ListedDomain listed(ResultSet row, int n) throws SQLException {
        return new ListedDomain(
                row.getLong("id"), new DomainName(row.getString("domain")), Rows.instant(row, "created_at"));
    }
}
