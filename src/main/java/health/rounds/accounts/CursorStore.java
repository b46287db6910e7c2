package health.rounds.accounts;

import health.rounds.platform.Page;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the lists of accounts that are paged by another id than the accounts' own. */
final class CursorStore {
    private CursorStore() {}

    /**
     * Reads a page, newest first.
     *
     * @param sql selects {@code id} and {@code account_id} of everything in the list
     * @param parameters those of the SQL
     */
    static List<Cursor> page(JdbcClient jdbc, String sql, Map<String, ?> parameters, Page page) {
        List<Cursor> found = jdbc.sql("""
                        select id, account_id
                        from (%s) item
                        where id < :below and id > :above
                        order by id %s
                        limit :limit
                        """.formatted(sql, page.sqlOrder()))
                .params(parameters)
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((row, n) -> new Cursor(row.getLong("id"), new AccountId(row.getLong("account_id"))))
                .list();
        return page.newestFirst(found);
    }
}
