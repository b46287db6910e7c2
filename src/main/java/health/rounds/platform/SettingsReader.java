package health.rounds.platform;

import static health.rounds.platform.Setting.*;

import health.rounds.platform.Settings.Federation;
import health.rounds.platform.Settings.SignUp;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the words of the environment into {@link Settings}, or says which word it could not read. */
final class SettingsReader {
    /** A host, perhaps an IPv6 address, and perhaps a port. */
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?");

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5}) ?(MB|GB)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,2}");

    private final Map<String, String> given;

    SettingsReader(Map<String, String> given) {
        this.given = given;
    }

    Settings read() {
        int port = port();
        URI publicUrl = publicUrl(port);
        return new Settings(
                port,
                data(),
                publicUrl,
                accountDomain(publicUrl),
                databaseUrl(),
                word(ROUNDS_NAME).orElse("Rounds"),
                signUp(),
                isOn(ROUNDS_EMAIL_CONFIRMATION, true),
                guardOverrides(),
                word(ROUNDS_SMTP_URL).map(SmtpServer::parse),
                mailFrom(publicUrl),
                isOn(ROUNDS_PASSWORD_GRANT, false),
                isOn(ROUNDS_RATE_LIMITS, true),
                federation(),
                isOn(ROUNDS_SECURE_MODE, false),
                ranges(ROUNDS_TRUSTED_PROXIES, ROUNDS_TRUSTED_PROXIES.standard()),
                isOn(ROUNDS_LINK_PREVIEWS, true),
                bytes(ROUNDS_REMOTE_MEDIA_QUOTA),
                days(ROUNDS_REMOTE_MEDIA_DAYS),
                ranges(ROUNDS_ALLOW_PRIVATE_ADDRESSES, ""),
                word(ROUNDS_EXTRA_CA).map(text -> path(ROUNDS_EXTRA_CA, text, "file")),
                false);
    }

    private int port() {
        return word(ROUNDS_PORT).map(SettingsReader::portNumber).orElse(8080);
    }

    private static int portNumber(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new SettingsError("ROUNDS_PORT must be a number from 0 to 65535, not '%s'.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private Path data() {
        return path(ROUNDS_DATA, word(ROUNDS_DATA).orElse("data"), "folder");
    }

    private static Path path(Setting setting, String text, String what) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new SettingsError("%s must be a %s, not '%s'.".formatted(setting, what, text));
        }
    }

    private URI publicUrl(int port) {
        return word(ROUNDS_PUBLIC_URL).map(SettingsReader::siteAddress).orElseGet(() -> Settings.localAddress(port));
    }

    private static URI siteAddress(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && "".equals(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (web && bare) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the one message for every unreadable address.
        }
        throw new SettingsError(
                "ROUNDS_PUBLIC_URL must be an address without a path, such as https://rounds.example.org, not '%s'."
                        .formatted(text));
    }

    private String accountDomain(URI publicUrl) {
        String domain =
                word(ROUNDS_ACCOUNT_DOMAIN).orElse(publicUrl.getAuthority()).toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new SettingsError(
                    "ROUNDS_ACCOUNT_DOMAIN must be a domain such as example.org, not '%s'.".formatted(domain));
        }
        return domain;
    }

    private Federation federation() {
        return word(ROUNDS_FEDERATION)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "open" -> Federation.OPEN;
                    case "allow-list" -> Federation.ALLOW_LIST;
                    case "off" -> Federation.OFF;
                    default ->
                        throw new SettingsError(
                                "ROUNDS_FEDERATION must be open, allow-list or off, not '%s'.".formatted(text));
                })
                .orElse(Federation.OPEN);
    }

    private Optional<String> databaseUrl() {
        Optional<String> url = word(ROUNDS_DATABASE_URL);
        url.ifPresent(DatabaseUrl::parse);
        return url;
    }

    private SignUp signUp() {
        return word(ROUNDS_SIGN_UP)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "open" -> SignUp.OPEN;
                    case "approval" -> SignUp.APPROVAL;
                    case "closed" -> SignUp.CLOSED;
                    default ->
                        throw new SettingsError(
                                "ROUNDS_SIGN_UP must be open, approval or closed, not '%s'.".formatted(text));
                })
                .orElse(SignUp.APPROVAL);
    }

    private boolean guardOverrides() {
        return word(ROUNDS_GUARD_OVERRIDES)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "recorded" -> true;
                    case "strict" -> false;
                    default ->
                        throw new SettingsError(
                                "ROUNDS_GUARD_OVERRIDES must be recorded or strict, not '%s'.".formatted(text));
                })
                .orElse(true);
    }

    private boolean isOn(Setting setting, boolean standard) {
        return word(setting)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "on", "true" -> true;
                    case "off", "false" -> false;
                    default -> throw new SettingsError("%s must be on or off, not '%s'.".formatted(setting, text));
                })
                .orElse(standard);
    }

    private String mailFrom(URI publicUrl) {
        String from = word(ROUNDS_MAIL_FROM).orElse("rounds@" + publicUrl.getHost());
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new SettingsError("ROUNDS_MAIL_FROM must be an e-mail address such as rounds@example.org.");
        }
        return from;
    }

    private List<String> ranges(Setting setting, String standard) {
        List<String> ranges = Arrays.stream(word(setting).orElse(standard).split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        ranges.forEach(range -> AddressRange.parse(setting, range));
        return ranges;
    }

    private long bytes(Setting setting) {
        Matcher size = SIZE.matcher(word(setting).orElse(setting.standard()));
        if (!size.matches()) {
            throw new SettingsError("%s must be a size such as 500 MB or 10 GB.".formatted(setting));
        }
        return Long.parseLong(size.group(1)) << (size.group(2).equalsIgnoreCase("GB") ? 30 : 20);
    }

    private Duration days(Setting setting) {
        String text = word(setting).orElse(setting.standard());
        if (!DAYS.matcher(text).matches()) {
            throw new SettingsError("%s must be a number of days from 1 to 999, not '%s'.".formatted(setting, text));
        }
        return Duration.ofDays(Long.parseLong(text));
    }

    /** An empty variable counts as absent, as compose files and unit files often carry empty ones. */
    private Optional<String> word(Setting setting) {
        return Optional.ofNullable(given.get(setting.name())).map(String::strip).filter(it -> !it.isEmpty());
    }
}
