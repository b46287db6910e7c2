package health.rounds.identity;

import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Apps in the database. */
@Component
final class AppStore {
    private final JdbcClient jdbc;

    AppStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(App app, byte[] secretHash) {
        jdbc.sql("""
                        insert into oauth_apps
                            (id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at)
                        values
                            (:id, :clientId, :secretHash, :name, :website, :redirectUris, :scopes, :createdAt)
                        """)
                .param("id", app.id())
                .param("clientId", app.clientId())
                .param("secretHash", secretHash)
                .param("name", app.name())
                .param("website", app.website().orElse(null))
                .param("redirectUris", app.redirectUris().toArray(String[]::new))
                .param("scopes", app.scopes().toArray(String[]::new))
                .param("createdAt", Rows.timestamp(app.createdAt()))
                .update();
    }

    Optional<App> byId(long id) {
        return jdbc.sql("select * from oauth_apps where id = :id")
                .param("id", id)
                .query(AppStore::app)
                .optional();
    }

    Optional<App> byClientId(String clientId) {
        return jdbc.sql("select * from oauth_apps where client_id = :clientId")
                .param("clientId", clientId)
                .query(AppStore::app)
                .optional();
    }

    byte[] secretHash(App app) {
        return jdbc.sql("select secret_hash from oauth_apps where id = :id")
                .param("id", app.id())
                .query((row, n) -> row.getBytes("secret_hash"))
                .single();
    }

    private static App app(ResultSet row, int n) throws SQLException {
        return new App(
                row.getLong("id"),
                row.getString("client_id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("website")),
                Rows.list(row, "redirect_uris", String.class::cast),
                Rows.list(row, "scopes", String.class::cast),
                Rows.instant(row, "created_at"));
    }
}
