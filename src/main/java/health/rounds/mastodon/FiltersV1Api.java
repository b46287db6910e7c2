package health.rounds.mastodon;

import health.rounds.filters.Filter;
import health.rounds.filters.FilterAction;
import health.rounds.filters.FilterTerms;
import health.rounds.filters.Filters;
import health.rounds.filters.Keyword;
import health.rounds.filters.KeywordChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/filters}, for apps from before Mastodon 4.0: each keyword is a filter, and {@code irreversible} is to hide. */
@Controller
class FiltersV1Api {
    private static final String PHRASE = "phrase";
    private static final String WHOLE_WORD = "whole_word";

    private final Filters filters;

    FiltersV1Api(Filters filters) {
        this.filters = filters;
    }

    @GetMapping("/api/v1/filters")
    @Scope("read:filters")
    Reply all(Viewer viewer) {
        return Reply.of(filters.of(viewer.account()).stream()
                .flatMap(filter -> filter.keywords().stream().map(keyword -> FilterV1.of(filter, keyword)))
                .toList());
    }

    @PostMapping("/api/v1/filters")
    @Scope("write:filters")
    Reply create(Viewer viewer, Params params) {
        String phrase = params.requiredWord(PHRASE);
        FilterTerms terms = new FilterTerms(
                phrase,
                FilterParams.contexts(params).orElse(Set.of()),
                params.flag("irreversible") ? FilterAction.HIDE : FilterAction.WARN,
                FilterParams.expiry(params, Optional.empty(), filters));
        KeywordChange.Add keyword = new KeywordChange.Add(phrase, params.flag(WHOLE_WORD));
        Filter created = filters.create(viewer.account(), terms, List.of(keyword));
        return Reply.of(FilterV1.of(created, created.keywords().getFirst()));
    }

    @GetMapping("/api/v1/filters/{id}")
    @Scope("read:filters")
    Reply show(@PathVariable long id, Viewer viewer) {
        return reply(filter(viewer, id), id);
    }

    @PutMapping("/api/v1/filters/{id}")
    @Scope("write:filters")
    Reply change(@PathVariable long id, Viewer viewer, Params params) {
        Filter before = filter(viewer, id);
        FilterTerms terms = terms(before, params);
        KeywordChange edited = new KeywordChange.Edit(id, params.text(PHRASE), params.optionalFlag(WHOLE_WORD));
        return filters.change(viewer.account(), before.id(), terms, List.of(edited))
                .map(after -> reply(after, id))
                .orElseThrow(ApiError::notFound);
    }

    /** Only the keyword; its filter stays, perhaps empty, as in Mastodon. */
    @DeleteMapping("/api/v1/filters/{id}")
    @Scope("write:filters")
    Reply remove(@PathVariable long id, Viewer viewer) {
        Filter filter = filter(viewer, id);
        ApiError.require(
                filters.change(viewer.account(), filter.id(), filter.terms(), List.of(new KeywordChange.Remove(id))));
        return Reply.empty();
    }

    /** What an app of old cannot know to be shared with other keywords it may not change. */
    private FilterTerms terms(Filter filter, Params params) {
        FilterTerms before = filter.terms();
        boolean alone = filter.keywords().size() == 1;
        FilterTerms after = new FilterTerms(
                alone ? params.text(PHRASE).orElse(before.title()) : before.title(),
                FilterParams.contexts(params).orElse(before.contexts()),
                params.optionalFlag("irreversible")
                        .map(hide -> action(before.action(), hide))
                        .orElse(before.action()),
                FilterParams.expiry(params, before.expiresAt(), filters));
        if (!alone && !after.equals(before)) {
            throw ApiError.unprocessable("This filter has other keywords too, and this would change what happens to"
                    + " them; use an app that knows filters with several keywords");
        }
        return after;
    }

    private static FilterAction action(FilterAction before, boolean hide) {
        if (hide) {
            return FilterAction.HIDE;
        }
        return before == FilterAction.HIDE ? FilterAction.WARN : before;
    }

    private Filter filter(Viewer viewer, long keyword) {
        return filters.withKeyword(viewer.account(), keyword).orElseThrow(ApiError::notFound);
    }

    private static Reply reply(Filter filter, long id) {
        Keyword keyword = filter.keyword(id).orElseThrow(ApiError::notFound);
        return Reply.of(FilterV1.of(filter, keyword));
    }
}
