package health.rounds.peers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Flaw;
import health.rounds.signatures.Refused;
import health.rounds.signatures.SignedBy;
import health.rounds.signatures.Verification.Verified;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Finds out who has signed something.
 *
 * <p>A key that we do not know is asked for, and one that does not fit is asked for once more, since its owner may have changed it without
 * a word. Each is asked for at most once in five minutes, and by one at a time, whatever is claimed in its name.
 */
@Component
public final class Senders {
    private static final Duration COOL_DOWN = Duration.ofMinutes(5);
    private static final int REMEMBERED = 50_000;

    private final KnownKeys keys;
    private final Dialects dialects;
    private final Clock clock;
    private final Cache<String, Answer> answers;
    private final ConcurrentMap<String, FutureTask<Answer>> asking = new ConcurrentHashMap<>();

    Senders(KnownKeys keys, Dialects dialects, Clock clock) {
        this.keys = keys;
        this.dialects = dialects;
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.answers = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(COOL_DOWN)
                .ticker(ticker)
                .build();
    }

    private sealed interface Answer {
        record Key(KnownKey key) implements Answer {}

        record None() implements Answer {}

        record Silence() implements Answer {}
    }

    /** Checks a signature, asking for its key where that must be. Calls another server, so not within a transaction. */
    public Sender of(SignedBy claim, KeySource source) {
        Optional<ServerName> server = ServerName.ofAddress(claim.keyId());
        if (server.isEmpty()) {
            return new Sender.Unproven(Flaw.UNREADABLE);
        }
        Sender sender = identify(claim, source);
        if (sender instanceof Sender.Proven) {
            claim.dialect().ifPresent(dialect -> dialects.heard(server.get(), dialect));
        }
        return sender;
    }

    private Sender identify(SignedBy claim, KeySource source) {
        Optional<KnownKey> known = keys.find(claim.keyId());
        if (known.isPresent()) {
            Sender sender = checked(claim, known.get());
            return sender instanceof Sender.Proven || isFresh(known.get()) ? sender : anew(claim, source, sender);
        }
        return switch (ask(claim.keyId(), source)) {
            case Answer.Key(KnownKey key) -> checked(claim, key);
            case Answer.None() -> new Sender.Gone();
            case Answer.Silence() -> new Sender.Unreachable();
        };
    }

    private Sender anew(SignedBy claim, KeySource source, Sender before) {
        return ask(claim.keyId(), source) instanceof Answer.Key(KnownKey key) ? checked(claim, key) : before;
    }

    private static Sender checked(SignedBy claim, KnownKey key) {
        return switch (claim.verify(key.key())) {
            case Verified _ -> new Sender.Proven(key);
            case Refused(Flaw flaw) -> new Sender.Unproven(flaw);
        };
    }

    private boolean isFresh(KnownKey key) {
        return key.fetchedAt().isAfter(clock.instant().minus(COOL_DOWN));
    }

    /** The answer to a question that was asked a moment ago is the answer to this one too. */
    private Answer ask(String id, KeySource source) {
        Answer remembered = answers.getIfPresent(id);
        if (remembered != null) {
            return remembered;
        }
        FutureTask<Answer> mine = new FutureTask<>(() -> asked(id, source));
        FutureTask<Answer> other = asking.putIfAbsent(id, mine);
        if (other != null) {
            return result(other);
        }
        try {
            mine.run();
            return result(mine);
        } finally {
            asking.remove(id, mine);
        }
    }

    private Answer asked(String id, KeySource source) {
        Answer answer;
        try {
            Optional<KnownKey> found =
                    source.fetch(id).filter(key -> key.id().equals(id) && ServerName.isSame(id, key.owner()));
            found.ifPresent(keys::keep);
            answer = found.<Answer>map(Answer.Key::new).orElseGet(Answer.None::new);
        } catch (IOException e) {
            answer = new Answer.Silence();
        }
        answers.put(id, answer);
        return answer;
    }

    private static Answer result(FutureTask<Answer> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silence();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A key could not be asked for", e.getCause());
        }
    }
}
