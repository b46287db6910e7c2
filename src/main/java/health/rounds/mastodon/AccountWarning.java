package health.rounds.mastodon;

import health.rounds.moderation.LogEntry;
import health.rounds.posts.PostId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AccountWarning, as in Mastodon's documentation; there are no appeals through the API here. */
record AccountWarning(
        String id,
        String action,
        String text,
        List<String> statusIds,
        RawJson targetAccount,
        @Nullable Object appeal,
        String createdAt) {

    static AccountWarning of(LogEntry entry, RawJson target) {
        return new AccountWarning(
                Long.toString(entry.id()),
                action(entry),
                entry.words(),
                entry.posts().stream().map(PostId::toString).toList(),
                target,
                null,
                Times.of(entry.at()));
    }

    private static String action(LogEntry entry) {
        return switch (entry.deed()) {
            case SENSITIVE -> "sensitive";
            case DISABLE -> "disable";
            case LIMIT -> "silence";
            case SUSPEND -> "suspend";
            case REMOVE_POSTS -> "delete_statuses";
            default -> "none";
        };
    }
}
