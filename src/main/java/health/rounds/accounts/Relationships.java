package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to how two accounts stand to each other: blocks, mutes and private notes. */
@Component
public class Relationships {
    /** In the order asked; ids of nobody are left out. Four queries at most, however many ids. */
    public List<Relationship> of(AccountId viewer, Collection<AccountId> targets) {
        throw new UnsupportedOperationException();
    }

    /** Blocks, and ends follows and requests both ways. */
    public void block(AccountId viewer, AccountId target) {
        throw new UnsupportedOperationException();
    }

    public void unblock(AccountId viewer, AccountId target) {
        throw new UnsupportedOperationException();
    }

    /** Mutes, for a time or until it is taken back. */
    public void mute(AccountId viewer, AccountId target, boolean notificationsToo, Optional<Duration> lasting) {
        throw new UnsupportedOperationException();
    }

    public void unmute(AccountId viewer, AccountId target) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a private note about someone; empty removes it. */
    public void note(AccountId viewer, AccountId target, String text) {
        throw new UnsupportedOperationException();
    }

    public Slice<Account> blockedBy(AccountId viewer, Page page) {
        throw new UnsupportedOperationException();
    }

    public Slice<Account> mutedBy(AccountId viewer, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Whose posts the viewer does not see: blocked, blocking or muted. Answered from memory. */
    public Set<AccountId> hiddenFrom(AccountId viewer) {
        throw new UnsupportedOperationException();
    }

    /** Whose acts the viewer is not told of: blocked, blocking or muted with notifications. Answered from memory. */
    public Set<AccountId> silentFor(AccountId viewer) {
        throw new UnsupportedOperationException();
    }

    /** Whom the viewer blocks or is blocked by. Answered from memory. */
    public Set<AccountId> apartFrom(AccountId viewer) {
        throw new UnsupportedOperationException();
    }

    /** Whether either blocks the other. Answered from memory. */
    public boolean areApart(AccountId one, AccountId other) {
        throw new UnsupportedOperationException();
    }
}
