package health.rounds.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mail server that carries what Rounds writes to its members.
 *
 * @param tls whether the connection is encrypted from its first byte (smtps, port 465); otherwise STARTTLS is used if offered
 */
public record SmtpServer(String host, int port, boolean tls, Optional<String> user, Optional<String> password) {

    /** Submission with STARTTLS, and with TLS from the start: RFC 8314, section 7. */
    private static final int SUBMISSION = 587;

    private static final int SUBMISSIONS = 465;

    static SmtpServer parse(String text) {
        try {
            URI uri = new URI(text);
            boolean tls = "smtps".equals(uri.getScheme());
            if (uri.getHost() != null && (tls || "smtp".equals(uri.getScheme()))) {
                int port = uri.getPort() >= 0 ? uri.getPort() : tls ? SUBMISSIONS : SUBMISSION;
                Optional<String[]> login =
                        Optional.ofNullable(uri.getRawUserInfo()).map(it -> it.split(":", 2));
                return new SmtpServer(
                        uri.getHost(),
                        port,
                        tls,
                        login.map(it -> decoded(it[0])),
                        login.filter(it -> it.length == 2).map(it -> decoded(it[1])));
            }
        } catch (URISyntaxException e) {
            // Falls through: the message must not repeat the address, which may hold a password.
        }
        throw new SettingsError("ROUNDS_SMTP_URL must look like smtp://user:password@host:587 or smtps://host; "
                + "percent-encode special characters of the password.");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
