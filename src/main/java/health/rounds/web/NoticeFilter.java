package health.rounds.web;

import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.NoticeQuery;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which notifications are wanted. */
public enum NoticeFilter {
    ALL("All"),
    MENTIONS("Mentions and quotes"),
    FOLLOWS("Follows"),
    REACTIONS("Boosts and favourites"),
    POSTS("Posts and polls");

    private final String title;

    NoticeFilter(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What it lets through. */
    NoticeQuery query() {
        return NoticeQuery.of(kinds());
    }

    private Set<NoticeKind> kinds() {
        return switch (this) {
            case ALL -> EnumSet.allOf(NoticeKind.class);
            case MENTIONS -> Set.of(NoticeKind.MENTION, NoticeKind.QUOTE);
            case FOLLOWS -> Set.of(NoticeKind.FOLLOW, NoticeKind.FOLLOW_REQUEST);
            case REACTIONS -> Set.of(NoticeKind.BOOST, NoticeKind.FAVOURITE);
            case POSTS -> Set.of(NoticeKind.POST, NoticeKind.EDIT, NoticeKind.QUOTED_EDIT, NoticeKind.POLL);
        };
    }

    /** Its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NoticeFilter named(String key) {
        return Stream.of(values())
                .filter(filter -> filter.key().equals(key))
                .findFirst()
                .orElse(ALL);
    }
}
