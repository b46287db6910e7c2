package health.rounds.mastodon;

import health.rounds.media.MediaId;
import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.publishing.ScheduledPost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ScheduledStatus, as in Mastodon's documentation. */
record ScheduledStatus(String id, String scheduledAt, Parameters params, List<MediaAttachment> mediaAttachments) {

    static ScheduledStatus of(ScheduledPost scheduled, List<MediaAttachment> media) {
        return new ScheduledStatus(
                Long.toString(scheduled.id()), Times.of(scheduled.dueAt()), Parameters.of(scheduled.draft()), media);
    }

    /** What the post was scheduled with. */
    record Parameters(
            String text,
            @Nullable PollParameters poll,
            @Nullable List<String> mediaIds,
            boolean sensitive,
            @Nullable String spoilerText,
            String visibility,
            @Nullable String inReplyToId,
            @Nullable String language,
            @Nullable Long applicationId,
            @Nullable String scheduledAt,
            @Nullable String idempotency,
            boolean withRateLimit,
            @Nullable String quotedStatusId,
            String quoteApprovalPolicy) {

        static Parameters of(Draft draft) {
            return new Parameters(
                    draft.text(),
                    draft.poll().map(PollParameters::of).orElse(null),
                    draft.media().isEmpty()
                            ? null
                            : draft.media().stream().map(MediaId::toString).toList(),
                    draft.sensitive(),
                    draft.contentWarning().isEmpty() ? null : draft.contentWarning(),
                    Visibilities.of(draft.visibility()),
                    draft.replyTo().map(PostId::toString).orElse(null),
                    draft.language().orElse(null),
                    null,
                    null,
                    null,
                    false,
                    draft.quote().map(PostId::toString).orElse(null),
                    QuotePolicies.of(draft.quotePolicy().orElse(QuotePolicy.NOBODY)));
        }
    }

    /** The poll it was scheduled with. */
    record PollParameters(List<String> options, String expiresIn, boolean multiple, boolean hideTotals) {
        static PollParameters of(PollDraft poll) {
            return new PollParameters(
                    poll.options(), Long.toString(poll.openFor().toSeconds()), poll.multiple(), poll.hideTotals());
        }
    }
}
