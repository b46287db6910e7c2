package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseUrlTest {
    @Test
    void errorOfTheDatabaseQuotesNoRow() {
        try (var pool = (HikariDataSource) TestPostgres.migrated()) {
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.execute("create table patients (name text primary key)");
            sql.update("insert into patients values ('Miller')");

            String one = logged(
                    catchThrowable(() -> sql.update("insert into patients values (?)", new Object[] {"Miller"})));
            String batch = logged(catchThrowable(() -> sql.batchUpdate(
                    "insert into patients values (?)", List.of(new Object[] {"Osler"}, new Object[] {"Miller"}))));
            String missing = logged(catchThrowable(
                    () -> sql.update("insert into patients select null from patients where name = ?", "Miller")));

            assertThat(one).contains("patients_pkey").doesNotContain("Miller");
            assertThat(batch).contains("patients_pkey").doesNotContain("Miller", "Osler");
            assertThat(missing).contains("violates not-null").doesNotContain("Miller");
        }
    }

    private static String logged(Throwable failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        return log.toString();
    }
}
