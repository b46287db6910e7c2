package health.rounds.blocklists;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocked and allowed servers by domain: as many look-ups as a name has parts, however many there are. */
final class ServerTable {
    private final Map<String, ServerBlock> blocks = new HashMap<>();
    private final Set<String> allowed;

    ServerTable(Collection<ServerBlock> blocks, Set<String> allowed) {
        blocks.forEach(block -> this.blocks.put(block.domain().value(), block));
        this.allowed = allowed;
    }

    /** The block of a domain, or of the nearest above it. */
    Optional<ServerBlock> blockOf(DomainName domain) {
        ServerBlock nearest = null;
        for (String name = domain.value(); name != null && nearest == null; name = above(name)) {
            nearest = blocks.get(name);
        }
        return Optional.ofNullable(nearest);
    }

    /** Whether a domain, or one above it, is on the list. */
    boolean allows(DomainName domain) {
        boolean listed = false;
        for (String name = domain.value(); name != null && !listed; name = above(name)) {
            listed = allowed.contains(name);
        }
        return listed;
    }

    private static @Nullable String above(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }
}
