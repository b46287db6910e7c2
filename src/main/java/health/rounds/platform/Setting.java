package health.rounds.platform;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Every setting that Rounds reads from its environment; the one table from which help and checks are made. */
public enum Setting {
    ROUNDS_PORT("8080", "Port to listen on"),
    ROUNDS_DATA("./data", "Folder for database, pictures and keys"),
    ROUNDS_PUBLIC_URL("http://localhost:PORT", "Address that members type, as https://rounds.example.org"),
    ROUNDS_ACCOUNT_DOMAIN(
            "host of ROUNDS_PUBLIC_URL",
            "Domain of handles, as example.org, where it differs from the address that members type"),
    ROUNDS_NAME("Rounds", "Name of the community"),
    ROUNDS_SIGN_UP("approval", "Who may join: open, approval (a moderator accepts) or closed"),
    ROUNDS_EMAIL_CONFIRMATION("on", "on: a new member follows a link sent by e-mail; off: no check"),
    ROUNDS_GUARD_OVERRIDES(
            "recorded", "recorded: a block can be overridden with a recorded reason or consent; strict: never"),
    ROUNDS_SMTP_URL("none", "Mail server: smtp://user:password@host:587 or smtps://user:password@host"),
    ROUNDS_MAIL_FROM("rounds@HOST", "Sender of the mails"),
    ROUNDS_DATABASE_URL("own PostgreSQL", "Another PostgreSQL 18: postgresql://user:password@host/database"),
    ROUNDS_PASSWORD_GRANT("false", "true: apps may sign in with name and password (tests and scripts)"),
    ROUNDS_RATE_LIMITS("on", "off: no rate limits (tests and benchmarks)"),
    ROUNDS_FEDERATION(
            "open",
            "Servers to speak with: open (all but blocked ones), allow-list (those that administrators list) or off"),
    ROUNDS_SECURE_MODE("off", "on: servers sign whatever they ask for, so that blocked ones read nothing"),
    ROUNDS_TRUSTED_PROXIES(
            "127.0.0.1,::1", "Proxies whose X-Forwarded-For is believed: addresses or ranges, separated by commas"),
    ROUNDS_LINK_PREVIEWS("on", "off: pages that public posts link to are not asked for title and picture"),
    ROUNDS_REMOTE_MEDIA_QUOTA("10 GB", "Most that copies of pictures and videos of other servers take, in MB or GB"),
    ROUNDS_REMOTE_MEDIA_DAYS("7", "Days after which such a copy is deleted, and fetched anew when somebody looks"),
    ROUNDS_ALLOW_PRIVATE_ADDRESSES(
            "none", "Private addresses that may be called, for test set-ups: addresses or ranges, separated by commas"),
    ROUNDS_EXTRA_CA("none", "File of further certificates (PEM) that servers may be signed with, for test set-ups");

    /** What every setting's name begins with. */
    static final String PREFIX = "ROUNDS_";

    private final String standard;
    private final String meaning;

    Setting(String standard, String meaning) {
        this.standard = standard;
        this.meaning = meaning;
    }

    /** What holds when the setting is absent, in words. */
    public String standard() {
        return standard;
    }

    /** What the setting does, in one line. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    /** The known name that needs the fewest typed changes to become {@code name}. */
    static Setting nearestTo(String name) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(it -> distance(it.name(), name)))
                .orElseThrow();
    }

    /** Levenshtein's edit distance, by the two-row method of Wagner and Fischer (1974). */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
