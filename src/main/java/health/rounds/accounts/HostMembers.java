package health.rounds.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.AfterCommit;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The accounts of the hosts that members hide, in memory: one set for each host, shared by all who hide it. Read when somebody who hides it
 * first looks, and joined by whoever is brought in later.
 */
@Component
final class HostMembers {
    private static final int HOSTS = 10_000;
    private static final Duration LASTING = Duration.ofHours(1);

    private final ServerSanctionStore store;
    private final Cache<String, Members> held =
            Caffeine.newBuilder().maximumSize(HOSTS).expireAfterWrite(LASTING).build();

    HostMembers(ServerSanctionStore store) {
        this.store = store;
    }

    Set<AccountId> of(String host) {
        // It is held before it is read, so that whoever is committed after the reading joins it.
        Members members = held.asMap().computeIfAbsent(host, unknown -> new Members());
        if (!members.complete) {
            members.accounts.addAll(store.ofHost(host));
            members.complete = true;
        }
        return members.accounts;
    }

    /** An account of that domain was brought in by the current transaction. */
    void joined(String domain, AccountId account) {
        AfterCommit.run(() -> {
            Members members = held.getIfPresent(hostOf(domain));
            if (members != null) {
                members.accounts.add(account);
            }
        });
    }

    static String hostOf(String domain) {
        int port = domain.indexOf(':');
        return port < 0 ? domain : domain.substring(0, port);
    }

    private static final class Members {
        private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();
        private volatile boolean complete;
    }
}
