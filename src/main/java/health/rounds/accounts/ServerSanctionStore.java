package health.rounds.accounts;

import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is imposed on all accounts of a server, as it stands with each of them. */
@Component
final class ServerSanctionStore {
    private final JdbcClient jdbc;

    ServerSanctionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What some accounts of a domain have been told; a domain stands here twice where they were told different things. */
    record Told(String domain, Optional<Sanction> sanction) {}

    List<Told> told() {
        return jdbc.sql("""
                        select distinct domain, server_limited, server_suspended_at is not null as suspended
                        from accounts
                        where domain is not null
                        """)
                .query((row, n) -> new Told(
                        row.getString("domain"),
                        row.getBoolean("suspended")
                                ? Optional.of(Sanction.SUSPENDED)
                                : row.getBoolean("server_limited") ? Optional.of(Sanction.LIMITED) : Optional.empty()))
                .list();
    }

    void impose(String domain, Optional<Sanction> sanction, Instant now) {
        jdbc.sql("""
                        update accounts
                        set server_limited = :limited,
                            server_suspended_at = case when :suspended then coalesce(server_suspended_at, :now) end
                        where domain = :domain
                          and (server_limited, server_suspended_at is not null) <> (:limited, :suspended)
                        """)
                .param("domain", domain)
                .param("limited", sanction.filter(Sanction.LIMITED::equals).isPresent())
                .param("suspended", sanction.filter(Sanction.SUSPENDED::equals).isPresent())
                .param("now", Rows.timestamp(now))
                .update();
    }

    /** Accounts of suspended servers that still follow somebody, are followed, or have asked or been asked. */
    List<AccountId> suspendedWithFollows(int most) {
        return jdbc.sql("""
                        select id
                        from accounts a
                        where server_suspended_at is not null
                          and (exists (select 1 from follows where follower_id = a.id)
                            or exists (select 1 from follows where target_id = a.id)
                            or exists (select 1 from follow_requests where follower_id = a.id)
                            or exists (select 1 from follow_requests where target_id = a.id))
                        limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    /** Domains of which somebody is known, without the suspended, in order. */
    List<String> domains() {
        return jdbc.sql("""
                        select distinct domain
                        from accounts
                        where domain is not null and server_suspended_at is null
                        order by domain
                        """).query(String.class).list();
    }

    /** Accounts of these hosts, with whatever port. */
    void ofHosts(Collection<String> hosts, BiConsumer<String, AccountId> each) {
        jdbc.sql("""
                        select split_part(domain, ':', 1) as host, id
                        from accounts
                        where split_part(domain, ':', 1) = any(:hosts) and domain is not null
                        """).param("hosts", hosts.toArray(String[]::new)).query(row -> {
            each.accept(row.getString("host"), new AccountId(row.getLong("id")));
        });
    }
}
