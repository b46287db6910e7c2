package health.rounds.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where a PostgreSQL is and who signs in there, in the form that the JDBC driver wants. */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

    /** Reads {@code jdbc:postgresql://…} and libpq's {@code postgresql://user:password@host:port/database?options}. */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, Optional.empty(), Optional.empty());
        }
        try {
            URI uri = new URI(text);
            boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (postgres && uri.getHost() != null && uri.getRawPath().length() > 1) {
                String port = uri.getPort() >= 0 ? ":" + uri.getPort() : "";
                String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                Optional<String[]> login =
                        Optional.ofNullable(uri.getRawUserInfo()).map(it -> it.split(":", 2));
                return new DatabaseUrl(
                        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
                        login.map(it -> decoded(it[0])),
                        login.filter(it -> it.length == 2).map(it -> decoded(it[1])));
            }
        } catch (URISyntaxException e) {
            // Falls through: the message must not repeat the address, which may hold a password.
        }
        throw new SettingsError("ROUNDS_DATABASE_URL must look like postgresql://user:password@host:5432/database; "
                + "percent-encode special characters of the password.");
    }

    /** Opens a connection at each call. */
    DataSource connections() {
        var source = new Source(jdbc);
        user.ifPresent(source::setUsername);
        password.ifPresent(source::setPassword);
        var options = new Properties();
        options.setProperty("ApplicationName", "rounds");
        options.setProperty("reWriteBatchedInserts", "true");
        // The detail of an error quotes rows, such as the e-mail address that is taken, and errors are logged.
        options.setProperty("logServerErrorDetail", "false");
        source.setConnectionProperties(options);
        return source;
    }

    /** The pool waits as long for a connection that is still being opened when it closes; at zero it warns at once. */
    private static final class Source extends DriverManagerDataSource {
        private static final int LOGIN_SECONDS = 5;

        Source(String url) {
            super(url);
        }

        @Override
        public int getLoginTimeout() {
            return LOGIN_SECONDS;
        }
    }

    /** Without anything that may be secret. */
    @Override
    public String toString() {
        return "DatabaseUrl[…]";
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
