package health.rounds.peers;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ActorAddresses;
import health.rounds.platform.KeyFile;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.Sealer;
import health.rounds.platform.Settings;
import health.rounds.signatures.KeyKind;
import health.rounds.signatures.Signer;
import health.rounds.signatures.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys of our own actors: each has one for requests (RSA, which all servers understand) and one for proofs in documents (Ed25519).
 *
 * <p>They are made when they are first needed, which takes a tenth of a second, so ask for them outside transactions. The private parts lie
 * in the database, sealed under {@code actors.key} in the data folder. Where that file is lost new keys are made: other servers ask for the
 * public parts anew once a signature does not fit.
 */
@Component
public final class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final String FILE = "actors.key";
    private static final String RSA = "#main-key";
    private static final String ED25519 = "#ed25519-key";
    private static final long COMMUNITY = 0;

    private static final int KEPT = 10_000;

    /** How long another process may sign with a key that this one has changed. */
    private static final Duration LASTING = Duration.ofMinutes(5);

    /** Deliveries are given up long before. */
    private static final Duration AFTER_ERASURE = Duration.ofDays(14);

    private final ActorKeyStore store;
    private final Accounts accounts;
    private final ActorAddresses addresses;
    private final Clock clock;
    private final Sealer sealer;
    private final ReadThrough<Place, SigningKey> kept = new ReadThrough<>(KEPT, LASTING);

    SigningKeys(ActorKeyStore store, Accounts accounts, ActorAddresses addresses, Settings settings, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.addresses = addresses;
        this.clock = clock;
        this.sealer = new Sealer(() -> KeyFile.secret(settings, FILE));
    }

    /** Whose key it is, and which. */
    private record Place(long account, KeyKind kind) {
        byte[] name() {
            return (account + " " + kind).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Signs requests for an account of ours. */
    public Signer of(Account account) {
        return new Signer(addresses.of(account) + RSA, key(new Place(local(account), KeyKind.RSA)));
    }

    /** Signs requests for an account of ours; also for one that was erased within the last two weeks, so that it can say so. */
    public Signer of(AccountId account) {
        return of(accounts.byId(account).orElseThrow(() -> new IllegalArgumentException("No account " + account)));
    }

    /** Signs requests for the community itself. */
    public Signer community() {
        return new Signer(addresses.community() + RSA, key(new Place(COMMUNITY, KeyKind.RSA)));
    }

    /** Signs documents of an account of ours. */
    public Signer proofsOf(Account account) {
        return new Signer(addresses.of(account) + ED25519, key(new Place(local(account), KeyKind.ED25519)));
    }

    /** What the document of an account of ours shows. */
    public ActorKeys publicKeys(Account account) {
        return publicKeys(local(account), addresses.of(account));
    }

    /** What the document of the community shows. */
    public ActorKeys communityKeys() {
        return publicKeys(COMMUNITY, addresses.community());
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT1H")
    void sweep() {
        store.deleteErasedBefore(clock.instant().minus(AFTER_ERASURE));
    }

    private ActorKeys publicKeys(long account, String actor) {
        SigningKey rsa = key(new Place(account, KeyKind.RSA));
        SigningKey edwards = key(new Place(account, KeyKind.ED25519));
        return new ActorKeys(
                actor + RSA,
                rsa.verifyingKey().pem(),
                actor + ED25519,
                edwards.verifyingKey().multikey().orElseThrow());
    }

    private SigningKey key(Place place) {
        return kept.get(place, this::stored)
                .or(() -> make(place))
                .orElseThrow(() -> new IllegalStateException("No key could be made for account " + place.account()));
    }

    private Optional<SigningKey> stored(Place place) {
        return store.sealed(place.account(), place.kind()).flatMap(bytes -> opened(place, bytes));
    }

    private Optional<SigningKey> opened(Place place, byte[] sealed) {
        return sealer.open(sealed, place.name()).flatMap(SigningKey::of);
    }

    /** Another process may be faster; then its key counts. */
    private Optional<SigningKey> make(Place place) {
        Optional<byte[]> lost = store.sealed(place.account(), place.kind());
        if (lost.isPresent()) {
            log.warn(
                    "The {} key of account {} cannot be opened with {}: a new one is made.",
                    place.kind(),
                    place.account(),
                    FILE);
            replace(place, lost.get());
        } else {
            SigningKey made = SigningKey.make(place.kind());
            store.insert(place.account(), place.kind(), made.verifyingKey().encoded(), sealed(place, made));
        }
        return stored(place);
    }

    private void replace(Place place, byte[] before) {
        SigningKey made = SigningKey.make(place.kind());
        store.replace(place.account(), place.kind(), before, made.verifyingKey().encoded(), sealed(place, made));
    }

    private byte[] sealed(Place place, SigningKey key) {
        return sealer.seal(key.encoded(), place.name());
    }

    private static long local(Account account) {
        if (!account.isLocal()) {
            throw new IllegalArgumentException("Account " + account.id() + " lives elsewhere and signs there");
        }
        return account.id().value();
    }
}
