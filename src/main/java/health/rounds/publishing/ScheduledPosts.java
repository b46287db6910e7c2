package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to posts that wait for their time. */
@Component
public class ScheduledPosts {
    public List<ScheduledPost> of(AccountId author, Page page) {
        throw new UnsupportedOperationException();
    }

    public Optional<ScheduledPost> byId(AccountId author, long id) {
        throw new UnsupportedOperationException();
    }

    /** Moves one to another time, at least five minutes ahead; empty where it does not exist. */
    public Optional<ScheduledPost> move(AccountId author, long id, Instant dueAt) {
        throw new UnsupportedOperationException();
    }

    public boolean remove(AccountId author, long id) {
        throw new UnsupportedOperationException();
    }
}
