package health.rounds.blocklists;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that count sign-ups turned away by a blocked e-mail domain, one a day. */
@Component
final class SignUpTryStore {
    private final JdbcClient sql;

    SignUpTryStore(JdbcClient sql) {
        this.sql = sql;
    }

    void count(long block, LocalDate day, boolean fromANewAddress) {
        sql.sql("""
                insert into blocked_email_domain_tries as counted (block, day, tries, addresses)
                values (:block, :day, 1, :new)
                on conflict (block, day) do update
                set tries = counted.tries + 1, addresses = counted.addresses + excluded.addresses
                """)
                .param("block", block)
                .param("day", day)
                .param("new", fromANewAddress ? 1 : 0)
                .update();
    }

    Map<Long, Map<LocalDate, TriesOfDay>> since(LocalDate first, Collection<Long> blocks) {
        Map<Long, Map<LocalDate, TriesOfDay>> found = new HashMap<>();
        sql.sql("""
                select block, day, tries, addresses
                from blocked_email_domain_tries
                where block = any(:blocks) and day >= :first
                """)
                .param("blocks", blocks.toArray(Long[]::new))
                .param("first", first)
                .query(row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    found.computeIfAbsent(row.getLong("block"), block -> new HashMap<>())
                            .put(day, new TriesOfDay(day, row.getLong("tries"), row.getLong("addresses")));
                });
        return found;
    }

    void delete(long block) {
        sql.sql("delete from blocked_email_domain_tries where block = :block")
                .param("block", block)
                .update();
    }

    void deleteBefore(LocalDate first) {
        sql.sql("delete from blocked_email_domain_tries where day < :first")
                .param("first", first)
                .update();
    }
}
