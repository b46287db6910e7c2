package health.rounds.platform;

import static health.rounds.platform.Setting.*;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that an operator can decide, read once at start from {@code ROUNDS_*} variables and the command line.
 *
 * @param port the port to listen on; 0 takes any free one
 * @param data the folder of everything this installation keeps, absolute
 * @param publicUrl scheme, host and port that members type; no path, no trailing slash
 * @param accountDomain what stands behind the name in handles, with a port where it has one; lower case
 * @param databaseUrl another PostgreSQL instead of the own one; may hold a password
 * @param communityName what the pages and the apps call this community
 * @param signUp who may join
 * @param emailConfirmation whether a new member must follow a link sent by e-mail
 * @param guardOverrides whether a block of the guard can be overridden with a recorded reason or consent
 * @param smtp the mail server; without one no mail leaves this machine
 * @param mailFrom the sender of the mails
 * @param passwordGrant whether apps may get a token for name and password
 * @param rateLimits whether limits apply; off for tests and benchmarks
 * @param federation with which other servers this one speaks
 * @param secureMode whether other servers must sign what they ask for
 * @param trustedProxies addresses and ranges whose {@code X-Forwarded-*} headers are believed
 * @param linkPreviews whether pages that public posts link to are asked what to show of them
 * @param remoteMediaBytes the most that copies of other servers' pictures and videos take
 * @param remoteMediaKept how long such a copy is kept
 * @param privateAddresses private addresses and ranges that may be called all the same
 * @param extraCa further certificates to trust, as a PEM file
 * @param demo whether this is the demonstration community, which shows its mails on a page
 */
public record Settings(
        int port,
        Path data,
        URI publicUrl,
        String accountDomain,
        Optional<String> databaseUrl,
        String communityName,
        SignUp signUp,
        boolean emailConfirmation,
        boolean guardOverrides,
        Optional<SmtpServer> smtp,
        String mailFrom,
        boolean passwordGrant,
        boolean rateLimits,
        Federation federation,
        boolean secureMode,
        List<String> trustedProxies,
        boolean linkPreviews,
        long remoteMediaBytes,
        Duration remoteMediaKept,
        List<String> privateAddresses,
        Optional<Path> extraCa,
        boolean demo) {

    /** Who may join. */
    public enum SignUp {
        /** Anyone. */
        OPEN,
        /** Anyone, once a moderator has accepted the request. */
        APPROVAL,
        /** Only those for whom an administrator makes an account. */
        CLOSED
    }

    /** With which other servers this one speaks. */
    public enum Federation {
        /** All but blocked ones. */
        OPEN,
        /** Those alone that administrators list. */
        ALLOW_LIST,
        /** None. */
        OFF
    }

    public Settings {
        trustedProxies = List.copyOf(trustedProxies);
        privateAddresses = List.copyOf(privateAddresses);
    }

    /** Reads the environment; {@code overrides}, keyed by the same names, come from the command line and win. */
    public static Settings from(Map<String, String> environment, Map<String, String> overrides) {
        Map<String, String> given = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                given.put(name, value);
            }
        });
        given.putAll(overrides);
        given.keySet().forEach(Settings::requireKnown);
        return new SettingsReader(given).read();
    }

    /** The same on another port; an address that was only derived from the port follows it. */
    public Settings onPort(int other) {
        boolean derived = publicUrl.equals(localAddress(port));
        return new Settings(
                other,
                data,
                derived ? localAddress(other) : publicUrl,
                derived && accountDomain.equals(publicUrl.getAuthority())
                        ? localAddress(other).getAuthority()
                        : accountDomain,
                databaseUrl,
                communityName,
                signUp,
                emailConfirmation,
                guardOverrides,
                smtp,
                mailFrom,
                passwordGrant,
                rateLimits,
                federation,
                secureMode,
                trustedProxies,
                linkPreviews,
                remoteMediaBytes,
                remoteMediaKept,
                privateAddresses,
                extraCa,
                demo);
    }

    /** The same as a demonstration: anyone joins, and mails are shown on a page instead of sent. */
    public Settings asDemo() {
        return new Settings(
                port,
                data,
                publicUrl,
                accountDomain,
                databaseUrl,
                communityName,
                SignUp.OPEN,
                emailConfirmation,
                guardOverrides,
                Optional.empty(),
                mailFrom,
                passwordGrant,
                rateLimits,
                federation,
                secureMode,
                trustedProxies,
                linkPreviews,
                remoteMediaBytes,
                remoteMediaKept,
                privateAddresses,
                extraCa,
                true);
    }

    /** Whether a handle with this domain means somebody here: by the domain of handles or by the host itself. */
    public boolean isHere(String domain) {
        return domain.equalsIgnoreCase(accountDomain) || domain.equalsIgnoreCase(publicUrl.getAuthority());
    }

    /** Whether whatever other servers ask for must be signed. */
    public boolean wantsSignatures() {
        return secureMode || federation == Federation.ALLOW_LIST;
    }

    /** Names what is set without what may be secret. */
    @Override
    public String toString() {
        return "Settings[port=%d, data=%s, publicUrl=%s, signUp=%s, demo=%s]"
                .formatted(port, data, publicUrl, signUp.name().toLowerCase(Locale.ROOT), demo);
    }

    static URI localAddress(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static void requireKnown(String name) {
        if (Setting.named(name).isEmpty()) {
            throw new SettingsError("There is no setting %s. Did you mean %s? 'rounds --help' lists them all."
                    .formatted(name, Setting.nearestTo(name)));
        }
    }
}
