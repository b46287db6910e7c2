package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.accounts.Account;
import health.rounds.announcements.Announcement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Announcement, as in Mastodon's documentation, for one member. */
record AnnouncementEntity(
        String id,
        String content,
        @Nullable String startsAt,
        @Nullable String endsAt,
        boolean allDay,
        String publishedAt,
        String updatedAt,
        boolean read,
        List<Mentioned> mentions,
        List<RawJson> statuses,
        List<StatusBody.ShallowTag> tags,
        List<CustomEmojiEntity> emojis,
        List<ReactionEntity> reactions) {

    static AnnouncementEntity of(
            Announcement.Seen seen,
            String content,
            List<Mentioned> mentions,
            List<RawJson> statuses,
            List<StatusBody.ShallowTag> tags,
            List<CustomEmojiEntity> emojis,
            List<ReactionEntity> reactions) {
        Announcement announcement = seen.announcement();
        return new AnnouncementEntity(
                Long.toString(announcement.id()),
                content,
                announcement.startsAt().map(Times::of).orElse(null),
                announcement.endsAt().map(Times::of).orElse(null),
                announcement.allDay(),
                Times.of(announcement.publishedAt()),
                Times.of(announcement.publishedAt()),
                seen.read(),
                mentions,
                statuses,
                tags,
                emojis,
                reactions);
    }

    /** Announcement::Account. */
    record Mentioned(String id, String username, String url, String acct) {
        static Mentioned of(Account account, Addresses addresses) {
            return new Mentioned(
                    account.id().toString(),
                    account.username(),
                    addresses.account(account.username()),
                    account.username());
        }
    }

    /** Reaction; the addresses are there for an emoji of the community's alone. */
    record ReactionEntity(
            String name,
            long count,
            boolean me,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String staticUrl) {
        static ReactionEntity of(Announcement.Reaction reaction, Optional<String> picture) {
            return new ReactionEntity(
                    reaction.name(), reaction.count(), reaction.mine(), picture.orElse(null), picture.orElse(null));
        }
    }
}
