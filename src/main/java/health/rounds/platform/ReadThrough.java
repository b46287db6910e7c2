package health.rounds.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A bounded cache of database rows that never keeps what a commit has made old.
 *
 * <p>A plain cache goes wrong in three ways that this one rules out. A reader may load a row, be overtaken by a writer that commits
 * and clears the entry, and then put the old row: here each key belongs to a stripe with a counter that every clearing raises, and
 * what was loaded across such a step is not kept. A reader inside a transaction may see rows that are rolled back later: nothing is
 * kept from inside a transaction. And another process may create what was absent: absence is never kept. Loading takes no lock, so
 * that a thread waiting for a connection never makes one wait that holds it.
 */
public final class ReadThrough<K, V> {
    private static final int STRIPES = 1024;

    private final Cache<K, V> cache;
    private final AtomicLongArray clearings = new AtomicLongArray(STRIPES);

    /** Keeps at most {@code size} rows; {@code lasting} bounds how long a change by another process stays unnoticed. */
    public ReadThrough(long size, Duration lasting) {
        cache = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(lasting)
                .build();
    }

    /** Keeps values that take at most {@code bytes} in all, until they are forgotten. */
    public ReadThrough(long bytes, ToIntFunction<? super V> size) {
        cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((K key, V value) -> size.applyAsInt(value))
                .build();
    }

    /** The row from memory, or else as loaded. */
    public Optional<V> get(K key, Function<? super K, Optional<V>> load) {
        V kept = cache.getIfPresent(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        long before = clearings.get(stripe(key));
        Optional<V> loaded = load.apply(key);
        loaded.ifPresent(value -> keep(key, value, before));
        return loaded;
    }

    /** The rows from memory, and the rest as loaded by one call; keys without a row are left out. */
    public Map<K, V> all(Collection<K> keys, Function<? super Set<K>, Map<K, V>> load) {
        Map<K, V> found = HashMap.newHashMap(keys.size());
        Map<K, Long> missing = new HashMap<>();
        for (K key : keys) {
            V kept = cache.getIfPresent(key);
            if (kept == null) {
                missing.put(key, clearings.get(stripe(key)));
            } else {
                found.put(key, kept);
            }
        }
        if (!missing.isEmpty()) {
            load.apply(missing.keySet()).forEach((key, value) -> {
                found.put(key, value);
                Long before = missing.get(key);
                if (before != null) {
                    keep(key, value, before);
                }
            });
        }
        return found;
    }

    /** Forgets the row once the current transaction has committed; at once where there is none. */
    public void forget(K key) {
        AfterCommit.run(() -> forgetNow(key));
    }

    /** Forgets every such row at once, and what is being loaded meanwhile. */
    public void forgetAll(Predicate<? super V> such) {
        for (int i = 0; i < STRIPES; i++) {
            clearings.incrementAndGet(i);
        }
        cache.asMap().values().removeIf(such);
    }

    private void forgetNow(K key) {
        clearings.incrementAndGet(stripe(key));
        cache.invalidate(key);
    }

    private void keep(K key, V value, long before) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        cache.put(key, value);
        if (clearings.get(stripe(key)) != before) {
            cache.invalidate(key);
        }
    }

    private static int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
