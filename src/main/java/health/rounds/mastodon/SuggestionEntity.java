package health.rounds.mastodon;

import health.rounds.discovery.Suggestion;
import java.util.List;

/** Suggestion, as in Mastodon's documentation; {@code source} is what {@code sources} was called before 4.3. */
record SuggestionEntity(String source, List<String> sources, RawJson account) {
    private static final String BEFORE_4_3 = "past_interactions";

    static SuggestionEntity of(Suggestion suggestion, RawJson account) {
        return new SuggestionEntity(
                BEFORE_4_3,
                suggestion.reasons().stream().map(SuggestionEntity::source).toList(),
                account);
    }

    private static String source(Suggestion.Reason reason) {
        return switch (reason) {
            case FOLLOWED_BY_FOLLOWED -> "friends_of_friends";
            // Mastodon has no word for hashtags, and apps know its words only; this one is the nearest.
            case SHARED_HASHTAGS -> "similar_to_recently_followed";
        };
    }
}
