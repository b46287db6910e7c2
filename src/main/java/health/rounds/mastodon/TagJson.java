package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Hashtags;
import health.rounds.posts.TagMarks;
import health.rounds.posts.TagUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hashtags as a viewer sees them; one query a page for the viewer's own marks. */
@Component
class TagJson {
    private final Hashtags hashtags;
    private final Addresses addresses;

    TagJson(Hashtags hashtags, Addresses addresses) {
        this.hashtags = hashtags;
        this.addresses = addresses;
    }

    List<Tag> list(List<TagUse> uses, Optional<AccountId> viewer) {
        Map<String, TagMarks> marks = viewer.map(reader ->
                        hashtags.marks(reader, uses.stream().map(TagUse::name).toList()))
                .orElse(Map.of());
        return uses.stream()
                .map(use -> Tag.of(use, marks.getOrDefault(use.name(), TagMarks.NONE), addresses))
                .toList();
    }

    /** By name, in that order. */
    List<Tag> named(List<String> names, Optional<AccountId> viewer) {
        return list(hashtags.uses(names), viewer);
    }
}
