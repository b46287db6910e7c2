package health.rounds.mastodon;

import health.rounds.notifications.Notifications;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/markers}: how far the viewer has read, kept so that every app begins there. */
@Controller
class MarkersApi {
    private static final String NOTIFICATIONS = "notifications";
    private static final List<String> TIMELINES = List.of("home", NOTIFICATIONS);

    private final MarkerStore store;
    private final Notifications notifications;

    MarkersApi(MarkerStore store, Notifications notifications) {
        this.store = store;
        this.notifications = notifications;
    }

    @GetMapping("/api/v1/markers")
    @Scope("read:statuses")
    Reply show(Viewer viewer, Params params) {
        return Reply.of(store.of(viewer.account(), params.texts("timeline")));
    }

    @PostMapping("/api/v1/markers")
    @Scope("write:statuses")
    Reply set(Viewer viewer, Params params) {
        Map<String, Marker> markers = new TreeMap<>();
        for (String timeline : TIMELINES) {
            params.id(timeline + "[last_read_id]")
                    .ifPresent(id -> markers.put(timeline, store.set(viewer.account(), timeline, id)));
        }
        params.id(NOTIFICATIONS + "[last_read_id]").ifPresent(id -> notifications.markRead(viewer.account(), id));
        return Reply.of(markers);
    }
}
