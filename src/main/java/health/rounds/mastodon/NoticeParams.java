package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.NoticeQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What apps may ask of lists of notifications, one by one or grouped. */
final class NoticeParams {
    private static final int USUAL_UNREAD = 100;
    private static final int MOST_UNREAD = 1000;

    private NoticeParams() {}

    static NoticeQuery query(Params params) {
        Set<NoticeKind> kinds = kinds(params, "types").orElseGet(() -> EnumSet.allOf(NoticeKind.class));
        kinds(params, "exclude_types").ifPresent(kinds::removeAll);
        Optional<AccountId> from = params.account("account_id");
        // Who names an account sees all of it, also what is held back (Mastodon's app/models/notification.rb,
        // browserable):
        // apps show a notification request so.
        return new NoticeQuery(kinds, from, params.flag("include_filtered") || from.isPresent());
    }

    /** The kinds that the app shows as groups: all that can be, unless it says which. */
    static Set<NoticeKind> together(Params params) {
        Set<NoticeKind> kinds = kinds(params, "grouped_types").orElseGet(() -> EnumSet.allOf(NoticeKind.class));
        kinds.removeIf(kind -> !kind.isGrouped());
        return kinds;
    }

    static int unreadLimit(Params params) {
        return params.limit(USUAL_UNREAD, MOST_UNREAD);
    }

    /** Empty where the app names none; kinds that do not exist here are left out. */
    private static Optional<Set<NoticeKind>> kinds(Params params, String name) {
        List<String> words = params.texts(name);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Set<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
        words.forEach(word -> Notification.kind(word).ifPresent(kinds::add));
        return Optional.of(kinds);
    }
}
