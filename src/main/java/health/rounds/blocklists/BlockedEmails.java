package health.rounds.blocklists;

import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The front door to the e-mail addresses with which nobody joins. */
@Component
public class BlockedEmails {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final BlockedEmailStore store;
    private final Ids ids;

    BlockedEmails(BlockedEmailStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    public Slice<BlockedEmail> list(Page page) {
        return store.list(page);
    }

    public Optional<BlockedEmail> byId(long id) {
        return store.byId(id);
    }

    /** The block that would meet this address. */
    public Optional<BlockedEmail> matching(String email) {
        return store.byHash(BlockedEmail.hash(email));
    }

    /** Blocks a hash; what is none, or is blocked already, is an {@link InvalidInput}. */
    public BlockedEmail add(String hash) {
        BlockedEmail block = new BlockedEmail(ids.next(), hash.strip().toLowerCase(Locale.ROOT));
        if (!HASH.matcher(block.hash()).matches()) {
            throw new InvalidInput("Validation failed: Canonical email hash is not a SHA-256 in hexadecimal digits");
        }
        if (!store.insert(block)) {
            throw new InvalidInput("Validation failed: Canonical email hash has already been taken");
        }
        return block;
    }

    /** False where there is no such block. */
    public boolean remove(long id) {
        return store.delete(id);
    }
}
