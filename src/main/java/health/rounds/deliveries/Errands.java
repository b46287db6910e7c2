package health.rounds.deliveries;

import health.rounds.platform.Bell;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this process tells its couriers: for which servers there is something new, and from which something came. */
@Component
final class Errands {
    /** Whoever writes to us from many names must not fill the memory. */
    private static final int MOST_HEARD = 10_000;

    private final Bell bell = new Bell();
    private final Set<String> sendTo = ConcurrentHashMap.newKeySet();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Set<String> heardFrom = ConcurrentHashMap.newKeySet();

    Bell bell() {
        return bell;
    }

    void sendTo(Collection<String> hosts) {
        sendTo.addAll(hosts);
        bell.ring();
    }

    /** A moderator decided about a server. */
    void tryAgain(String host) {
        changed.add(host);
        bell.ring();
    }

    void heardFrom(String host) {
        if (heardFrom.size() < MOST_HEARD) {
            heardFrom.add(host);
        }
    }

    Set<String> takeNew() {
        return take(sendTo);
    }

    Set<String> takeChanged() {
        return take(changed);
    }

    Set<String> takeHeard() {
        return take(heardFrom);
    }

    /** One by one, so that what is added meanwhile is not lost. */
    private static Set<String> take(Set<String> from) {
        Set<String> taken = new HashSet<>();
        for (Iterator<String> each = from.iterator(); each.hasNext(); ) {
            taken.add(each.next());
            each.remove();
        }
        return taken;
    }
}
