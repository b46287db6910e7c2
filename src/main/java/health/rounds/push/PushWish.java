package health.rounds.push;

import health.rounds.notifications.NoticeKind;
import java.util.Set;

/** Of what an app wants to be told, and of whose acts. */
public record PushWish(Set<NoticeKind> kinds, PushPolicy policy) {
    public PushWish {
        kinds = Set.copyOf(kinds);
    }
}
