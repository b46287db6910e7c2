package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of unfinished posts. */
@Component
final class DraftStore implements Belongings {
    private final JdbcClient sql;
    private final DraftJson json;

    DraftStore(JdbcClient sql, DraftJson json) {
        this.sql = sql;
        this.json = json;
    }

    void save(AccountId author, SavedDraft draft) {
        sql.sql("""
                insert into drafts (account, id, draft, saved_at)
                values (:account, :id, cast(:draft as jsonb), :at)
                on conflict (account, id) do update
                set draft = excluded.draft, saved_at = excluded.saved_at
                """)
                .param("account", author.value())
                .param("id", draft.id())
                .param("draft", json.write(draft.draft()))
                .param("at", Rows.timestamp(draft.savedAt()))
                .update();
    }

    List<SavedDraft> of(AccountId author, int limit) {
        return sql.sql("""
                select *
                from drafts
                where account = :account
                order by saved_at desc
                limit :limit
                """)
                .param("account", author.value())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<SavedDraft> byId(AccountId author, long id) {
        return sql.sql("select * from drafts where account = :account and id = :id")
                .param("account", author.value())
                .param("id", id)
                .query(this::row)
                .optional();
    }

    boolean remove(AccountId author, long id) {
        return sql.sql("delete from drafts where account = :account and id = :id")
                        .param("account", author.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private SavedDraft row(ResultSet rs, int n) throws SQLException {
        return new SavedDraft(rs.getLong("id"), json.draft(rs.getString("draft")), Rows.instant(rs, "saved_at"));
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from drafts where account = :account")
                .param("account", account.value())
                .update();
    }
}
