package health.rounds.announcements;

import health.rounds.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What those who run the community say to all of it.
 *
 * @param text plain text
 * @param allDay whether only the days of {@code startsAt} and {@code endsAt} count
 * @param mentioned people here whom the text names
 * @param posts ids of posts here that the text links to; they may be gone, or not for everybody
 */
public record Announcement(
        long id,
        String text,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        boolean allDay,
        Instant publishedAt,
        List<AccountId> mentioned,
        List<Long> posts) {
    public Announcement {
        mentioned = List.copyOf(mentioned);
        posts = List.copyOf(posts);
    }

    boolean isOver(Instant now) {
        return endsAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** An announcement as one member has it. */
    public record Seen(Announcement announcement, boolean read, List<Reaction> reactions) {
        public Seen {
            reactions = List.copyOf(reactions);
        }

        /** As it is for everybody at first. */
        public static Seen fresh(Announcement announcement) {
            return new Seen(announcement, false, List.of());
        }
    }

    /**
     * How many reacted in one way.
     *
     * @param name a Unicode emoji, or the shortcode of one of the community's
     * @param mine whether the member did
     */
    public record Reaction(String name, long count, boolean mine) {}
}
