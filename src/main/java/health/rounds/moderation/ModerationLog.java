package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door to what moderators did, when, and why. */
@Component
public class ModerationLog {
    private static final Logger log = LoggerFactory.getLogger(ModerationLog.class);
    private static final int MOST = 200;

    private final LogStore store;
    private final Ids ids;

    ModerationLog(LogStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** What was done about an account, the latest first, 200 entries at most. */
    public List<LogEntry> of(AccountId account) {
        return store.of(account, MOST);
    }

    /** What was done about a report, the first first, 200 entries at most. */
    public List<LogEntry> ofReport(long report) {
        return store.ofReport(report, MOST);
    }

    /** Of what the account was told, by id; one query. */
    public Map<Long, LogEntry> warnings(Collection<Long> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : store.byIds(wanted).stream()
                        .filter(entry -> entry.deed().isTold())
                        .collect(Collectors.toMap(LogEntry::id, Function.identity()));
    }

    /** Inside the transaction that does it. */
    LogEntry write(
            AccountId moderator,
            Deed deed,
            AccountId account,
            Optional<Long> report,
            List<PostId> posts,
            String words) {
        LogEntry entry = new LogEntry(ids.next(), moderator, deed, account, report, posts, words);
        store.insert(entry);
        log.info("Moderator {}: {} account {}", moderator, deed, account);
        return entry;
    }
}
