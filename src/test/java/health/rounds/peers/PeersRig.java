package health.rounds.peers;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ActorAddresses;
import health.rounds.accounts.ServerRule;
import health.rounds.guard.Guard;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.ModuleRig;
import health.rounds.testkit.TlsServer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Peers and accounts alone on a database of their own, with a clock that a test can move; the rest of the world is this machine. */
final class PeersRig extends ModuleRig {
    final SigningKeys keys = part(SigningKeys.class);
    final KnownKeys known = part(KnownKeys.class);
    final Senders senders = part(Senders.class);
    final Dialects dialects = part(Dialects.class);
    final SignedHttp http = part(SignedHttp.class);
    final JdbcClient sql = part(JdbcClient.class);

    PeersRig() {
        super(
                TestPostgres.settings(Map.of(
                        "ROUNDS_PUBLIC_URL",
                        "https://rounds.example",
                        "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                        "127.0.0.1",
                        "ROUNDS_EXTRA_CA",
                        TlsServer.certificate().toString())),
                Parts.class);
    }

    Account newcomer(String username) {
        AccountId id = part(Accounts.class).create(username, "").id();
        return part(Accounts.class).byId(id).orElseThrow();
    }

    /** The same module after a restart, with nothing in its memory. */
    SigningKeys restartedKeys() {
        return new SigningKeys(
                part(ActorKeyStore.class),
                part(Accounts.class),
                part(ActorAddresses.class),
                part(Settings.class),
                clock());
    }

    SignedHttp restartedHttp() {
        return new SignedHttp(part(OutsideHttp.class), new Dialects(part(DialectStore.class), clock()), clock());
    }

    Senders restartedSenders() {
        return new Senders(new KnownKeys(part(KnownKeyStore.class)), dialects, clock());
    }

    Clock clock() {
        return part(Clock.class);
    }

    @ComponentScan(basePackageClasses = {SignedHttp.class, Accounts.class})
    @Import({Guard.class, OutsideHttp.class})
    static class Parts {
        /** No server is blocked. */
        @Bean
        ServerRule noServer() {
            return domain -> Optional.empty();
        }
    }
}
