package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Part;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.posts.Draft;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.ScheduledPost;
import health.rounds.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what became of a draft. */
@Component
class Outcomes {
    private final StatusJson statuses;
    private final MediaLibrary library;
    private final Addresses addresses;

    Outcomes(StatusJson statuses, MediaLibrary library, Addresses addresses) {
        this.statuses = statuses;
        this.library = library;
        this.addresses = addresses;
    }

    Reply reply(PublishOutcome outcome, Draft draft, AccountId author) {
        return switch (outcome) {
            case PublishOutcome.Published published -> Reply.json(statuses.one(published.post(), Optional.of(author)));
            case PublishOutcome.Scheduled scheduled ->
                Reply.of(scheduled(List.of(scheduled.scheduled())).getFirst());
            case PublishOutcome.Held held -> throw Findings.held(held.findings(), parts(draft));
            case PublishOutcome.Asked asked -> throw Findings.asked(asked.findings(), parts(draft));
            case PublishOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
            case PublishOutcome.Unknown() -> throw ApiError.notFound();
        };
    }

    /** Scheduled posts with their pictures; one query for all of them. */
    List<ScheduledStatus> scheduled(List<ScheduledPost> scheduled) {
        List<MediaId> ids = scheduled.stream()
                .flatMap(each -> each.draft().media().stream())
                .toList();
        Map<MediaId, Media> media = ids.isEmpty() ? Map.of() : library.byIds(ids);
        return scheduled.stream()
                .map(each -> ScheduledStatus.of(
                        each,
                        each.draft().media().stream()
                                .map(media::get)
                                .filter(Objects::nonNull)
                                .map(found -> MediaAttachment.of(found, addresses))
                                .toList()))
                .toList();
    }

    /** The texts as they were screened: offsets count in the cleaned form. */
    private List<Part> parts(Draft draft) {
        Map<MediaId, Media> media = draft.media().isEmpty() ? Map.of() : library.byIds(draft.media());
        List<Media> pictures =
                draft.media().stream().map(media::get).filter(Objects::nonNull).toList();
        return draft.parts(pictures).stream()
                .map(part -> new Part(part.field(), Text.clean(part.text())))
                .toList();
    }
}
