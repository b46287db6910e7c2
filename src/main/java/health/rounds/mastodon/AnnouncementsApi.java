package health.rounds.mastodon;

import health.rounds.announcements.Announcements;
import health.rounds.announcements.ReactionOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/announcements}: what those who run the community say to all of it. */
@Controller
class AnnouncementsApi {
    private final Announcements announcements;
    private final AnnouncementJson json;

    AnnouncementsApi(Announcements announcements, AnnouncementJson json) {
        this.announcements = announcements;
        this.json = json;
    }

    @GetMapping("/api/v1/announcements")
    Reply all(Viewer viewer) {
        return Reply.of(json.list(announcements.seenBy(viewer.account()), viewer.account()));
    }

    @PostMapping("/api/v1/announcements/{id}/dismiss")
    @Scope("write:accounts")
    Reply dismiss(@PathVariable long id, Viewer viewer) {
        if (!announcements.dismiss(viewer.account(), id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    @PutMapping("/api/v1/announcements/{id}/reactions/{name}")
    @Scope("write:favourites")
    Reply react(@PathVariable long id, @PathVariable String name, Viewer viewer) {
        return reply(announcements.react(viewer.account(), id, name));
    }

    @DeleteMapping("/api/v1/announcements/{id}/reactions/{name}")
    @Scope("write:favourites")
    Reply unreact(@PathVariable long id, @PathVariable String name, Viewer viewer) {
        return reply(announcements.unreact(viewer.account(), id, name));
    }

    private static Reply reply(ReactionOutcome outcome) {
        return switch (outcome) {
            case KEPT -> Reply.empty();
            case NO_SUCH_ANNOUNCEMENT -> throw ApiError.notFound();
            case NO_EMOJI -> throw ApiError.unprocessable("Validation failed: Name is not a recognized emoji");
            case TOO_MANY -> throw ApiError.unprocessable("Validation failed: Limit of different reactions reached");
        };
    }
}
