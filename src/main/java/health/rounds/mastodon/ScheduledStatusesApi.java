package health.rounds.mastodon;

import health.rounds.publishing.ScheduledPost;
import health.rounds.publishing.ScheduledPosts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/scheduled_statuses}. */
@Controller
class ScheduledStatusesApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final ScheduledPosts scheduled;
    private final Outcomes outcomes;
    private final PageLinks links;

    ScheduledStatusesApi(ScheduledPosts scheduled, Outcomes outcomes, PageLinks links) {
        this.scheduled = scheduled;
        this.outcomes = outcomes;
        this.links = links;
    }

    @GetMapping("/api/v1/scheduled_statuses")
    @Scope("read:statuses")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        List<ScheduledPost> found = scheduled.of(viewer.account(), params.page(USUAL, MOST));
        Optional<String> link = found.isEmpty()
                ? Optional.empty()
                : Optional.of(links.header(
                        request, found.getFirst().id(), found.getLast().id()));
        return Reply.of(outcomes.scheduled(found)).withLink(link);
    }

    @GetMapping("/api/v1/scheduled_statuses/{id}")
    @Scope("read:statuses")
    Reply show(@PathVariable long id, Viewer viewer) {
        return reply(scheduled.byId(viewer.account(), id));
    }

    @PutMapping("/api/v1/scheduled_statuses/{id}")
    @Scope("write:statuses")
    Reply move(@PathVariable long id, Viewer viewer, Params params) {
        Instant dueAt =
                params.time("scheduled_at").orElseThrow(() -> ApiError.unprocessable("Say when, with scheduled_at"));
        if (!scheduled.mayBeDue(dueAt)) {
            throw ApiError.unprocessable("A post can be scheduled from 5 minutes ahead");
        }
        return reply(scheduled.move(viewer.account(), id, dueAt));
    }

    @DeleteMapping("/api/v1/scheduled_statuses/{id}")
    @Scope("write:statuses")
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!scheduled.remove(viewer.account(), id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private Reply reply(Optional<ScheduledPost> found) {
        return Reply.of(outcomes.scheduled(List.of(found.orElseThrow(ApiError::notFound)))
                .getFirst());
    }
}
