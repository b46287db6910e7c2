package health.rounds.identity;

import health.rounds.platform.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Judges, hashes and checks passwords.
 *
 * <p>The rules follow NIST SP 800-63B, section 5.1.1.2: at least eight characters, any characters, no rules of composition, no
 * expiry, but none of the commonest and none made of the person's own name or address. Hashing is Argon2id with 19 MiB and two
 * passes, as the OWASP Password Storage Cheat Sheet asks.
 */
@Component
final class Passwords {
    private static final int SHORTEST = 8;
    // Far above the 64 that NIST asks to allow; a bound, so that nobody makes the server hash a book.
    private static final int LONGEST = 256;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, PASSES);
    private final Set<String> common = Set.copyOf(DataFile.lines("common-passwords.txt"));
    // A hash takes tens of milliseconds of one core and 19 MiB: more at once than cores would only take memory.
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final String nobodys;

    Passwords() {
        this.nobodys = hash(Secrets.random());
    }

    /** What is wrong with a password, for the reader; {@code own} are the person's name and address. */
    Optional<String> problem(String password, List<String> own) {
        if (password.length() < SHORTEST) {
            return Optional.of("A password needs at least %d characters.".formatted(SHORTEST));
        }
        if (password.length() > LONGEST) {
            return Optional.of("A password may have %d characters at most.".formatted(LONGEST));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower) || lower.chars().distinct().count() == 1) {
            return Optional.of("Too many people use this password, so it is the first that a thief would try.");
        }
        if (own.stream().anyMatch(word -> lower.equals(word.toLowerCase(Locale.ROOT)))) {
            return Optional.of("A password must not be your name or address.");
        }
        return Optional.empty();
    }

    String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return argon2.encode(password);
        } finally {
            atOnce.release();
        }
    }

    /** Takes the same time where there is no such person. */
    boolean isRight(String password, Optional<String> hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        atOnce.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash.orElse(nobodys)) && hash.isPresent();
        } finally {
            atOnce.release();
        }
    }
}
