package health.rounds.posts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A hashtag that an account shows on its profile.
 *
 * @param posts public posts of that account with it
 * @param lastPostOn the day (UTC) of the newest of them
 */
public record FeaturedTag(long id, String name, long posts, Optional<LocalDate> lastPostOn) {}
