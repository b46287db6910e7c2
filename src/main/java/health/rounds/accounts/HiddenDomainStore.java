package health.rounds.accounts;

import health.rounds.platform.Page;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of hidden domains. */
@Component
final class HiddenDomainStore implements Belongings {
    private final JdbcClient jdbc;

    HiddenDomainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hidden domain and the id that pages it. */
    record Row(long id, String domain) {}

    void insert(long id, AccountId viewer, DomainName domain) {
        jdbc.sql("""
                        insert into hidden_domains (account_id, domain, id)
                        values (:viewer, :domain, :id)
                        on conflict do nothing
                        """)
                .param("viewer", viewer.value())
                .param("domain", domain.ascii())
                .param("id", id)
                .update();
    }

    void delete(AccountId viewer, DomainName domain) {
        jdbc.sql("delete from hidden_domains where account_id = :viewer and domain = :domain")
                .param("viewer", viewer.value())
                .param("domain", domain.ascii())
                .update();
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("delete from hidden_domains where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** How many others a member hides. */
    int countBeside(AccountId viewer, DomainName domain) {
        return jdbc.sql("select count(*) from hidden_domains where account_id = :viewer and domain <> :domain")
                .param("viewer", viewer.value())
                .param("domain", domain.ascii())
                .query(Integer.class)
                .single();
    }

    List<Row> of(AccountId viewer, Page page) {
        return page.newestFirst(jdbc.sql("""
                        select id, domain
                        from hidden_domains
                        where account_id = :viewer and id < :below and id > :above
                        order by id %s
                        limit :limit
                        """.formatted(page.sqlOrder()))
                .param("viewer", viewer.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((row, n) -> new Row(row.getLong("id"), row.getString("domain")))
                .list());
    }
}
