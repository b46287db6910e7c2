package health.rounds.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.AfterCommit;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A set for each of the hosts, in their order; one query at most. */
    List<Set<AccountId>> of(List<String> hosts) {
        Map<String, Members> wanted = new LinkedHashMap<>();
        Map<String, Members> unread = new HashMap<>();
        for (String host : hosts) {
            // It is held before it is read, so that whoever is committed after the reading joins it.
            Members members = held.asMap().computeIfAbsent(host, unknown -> new Members());
            wanted.put(host, members);
            if (!members.complete) {
                unread.put(host, members);
            }
        }
        if (!unread.isEmpty()) {
            store.ofHosts(
                    unread.keySet(),
                    (host, account) ->
                            Optional.ofNullable(unread.get(host)).ifPresent(members -> members.accounts.add(account)));
            unread.values().forEach(members -> members.complete = true);
        }
        return wanted.values().stream().map(members -> members.accounts).toList();
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
