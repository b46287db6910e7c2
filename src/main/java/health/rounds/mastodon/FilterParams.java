package health.rounds.mastodon;

import health.rounds.filters.FilterAction;
import health.rounds.filters.FilterContext;
import health.rounds.filters.Filters;
import health.rounds.filters.KeywordChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what apps say about filters. */
final class FilterParams {
    private static final String KEYWORDS = "keywords_attributes";
    private static final String KEYWORD = "keyword";
    private static final String WHOLE_WORD = "whole_word";
    private static final String DESTROY = "_destroy";

    private FilterParams() {}

    /** Empty where the app says nothing about it. */
    static Optional<Set<FilterContext>> contexts(Params params) {
        if (!params.has("context")) {
            return Optional.empty();
        }
        Set<FilterContext> contexts = EnumSet.noneOf(FilterContext.class);
        params.texts("context").stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(FilterParams::context)
                .forEach(contexts::add);
        return Optional.of(contexts);
    }

    private static FilterContext context(String word) {
        return switch (word) {
            case "home" -> FilterContext.HOME;
            case "notifications" -> FilterContext.NOTIFICATIONS;
            case "public" -> FilterContext.PUBLIC;
            case "thread" -> FilterContext.THREAD;
            case "account" -> FilterContext.ACCOUNT;
            default ->
                throw ApiError.unprocessable("context must be one of home, notifications, public, thread, account");
        };
    }

    static Optional<FilterAction> action(Params params) {
        return params.word("filter_action").map(word -> switch (word) {
            case "warn" -> FilterAction.WARN;
            case "hide" -> FilterAction.HIDE;
            // Mastodon's documentation calls it blur in the entity and blur_media among the parameters.
            case "blur", "blur_media" -> FilterAction.BLUR;
            default -> throw ApiError.unprocessable("filter_action must be warn, hide or blur");
        });
    }

    /** When it ends: as it was where the app says nothing, never where it sends nothing, or so many seconds from now. */
    static Optional<Instant> expiry(Params params, Optional<Instant> before, Filters filters) {
        return params.has("expires_in") || params.isNull("expires_in")
                ? params.number("expires_in").map(filters::expiry)
                : before;
    }

    /** The keywords of a new filter; one that names an id is a 404, as in Mastodon. */
    static List<KeywordChange.Add> newKeywords(Params params) {
        List<KeywordChange.Add> added = new ArrayList<>();
        for (KeywordChange change : keywords(params)) {
            switch (change) {
                case KeywordChange.Add add -> added.add(add);
                case KeywordChange.Edit edit -> throw ApiError.notFound();
                case KeywordChange.Remove remove -> throw ApiError.notFound();
            }
        }
        return added;
    }

    /** What the app does to the keywords; as in Mastodon, records in which nothing is filled in say nothing. */
    static List<KeywordChange> keywords(Params params) {
        List<KeywordChange> changes = new ArrayList<>();
        for (Map<String, String> said : params.records(KEYWORDS, List.of("id", KEYWORD, WHOLE_WORD, DESTROY))) {
            Optional<String> text = filled(said, KEYWORD);
            Optional<Boolean> wholeWord = flag(said, WHOLE_WORD);
            boolean destroy = flag(said, DESTROY).orElse(false);
            Optional<Long> id = filled(said, "id").map(FilterParams::id);
            if (id.isPresent()) {
                changes.add(
                        destroy
                                ? new KeywordChange.Remove(id.get())
                                : new KeywordChange.Edit(id.get(), Optional.ofNullable(said.get(KEYWORD)), wholeWord));
            } else if (!destroy && (text.isPresent() || wholeWord.isPresent())) {
                changes.add(new KeywordChange.Add(text.orElse(""), wholeWord.orElse(true)));
            }
        }
        return changes;
    }

    private static long id(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw ApiError.notFound();
        }
    }

    private static Optional<Boolean> flag(Map<String, String> said, String name) {
        return filled(said, name).map(word -> Params.flag(name, word));
    }

    private static Optional<String> filled(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name)).map(String::strip).filter(word -> !word.isEmpty());
    }
}
