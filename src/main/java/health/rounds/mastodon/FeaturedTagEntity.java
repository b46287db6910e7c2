package health.rounds.mastodon;

import health.rounds.posts.FeaturedTag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** FeaturedTag, as in Mastodon's documentation; the count is a string there too. */
record FeaturedTagEntity(
        String id,
        String name,
        String url,
        String statusesCount,
        @Nullable String lastStatusAt) {

    static FeaturedTagEntity of(FeaturedTag tag, Addresses addresses) {
        return new FeaturedTagEntity(
                Long.toString(tag.id()),
                tag.name(),
                addresses.tag(tag.name()),
                Long.toString(tag.posts()),
                tag.lastPostOn().map(LocalDate::toString).orElse(null));
    }
}
