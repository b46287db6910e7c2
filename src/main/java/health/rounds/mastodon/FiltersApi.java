package health.rounds.mastodon;

import health.rounds.filters.Filter;
import health.rounds.filters.FilterAction;
import health.rounds.filters.FilterTerms;
import health.rounds.filters.FilteredPost;
import health.rounds.filters.Filters;
import health.rounds.filters.Keyword;
import health.rounds.filters.KeywordChange;
import health.rounds.posts.PostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v2/filters}, with their keywords and statuses. */
@Controller
class FiltersApi {
    private final Filters filters;

    FiltersApi(Filters filters) {
        this.filters = filters;
    }

    @GetMapping("/api/v2/filters")
    @Scope("read:filters")
    Reply all(Viewer viewer) {
        return Reply.of(
                filters.of(viewer.account()).stream().map(FilterEntity::of).toList());
    }

    @PostMapping("/api/v2/filters")
    @Scope("write:filters")
    Reply create(Viewer viewer, Params params) {
        FilterTerms terms = new FilterTerms(
                params.requiredWord("title"),
                FilterParams.contexts(params).orElse(Set.of()),
                FilterParams.action(params).orElse(FilterAction.WARN),
                FilterParams.expiry(params, Optional.empty(), filters));
        return Reply.of(FilterEntity.of(filters.create(viewer.account(), terms, FilterParams.newKeywords(params))));
    }

    @GetMapping("/api/v2/filters/{id}")
    @Scope("read:filters")
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(FilterEntity.of(filter(viewer, id)));
    }

    @PutMapping("/api/v2/filters/{id}")
    @Scope("write:filters")
    Reply change(@PathVariable long id, Viewer viewer, Params params) {
        FilterTerms before = filter(viewer, id).terms();
        FilterTerms terms = new FilterTerms(
                params.text("title").orElse(before.title()),
                FilterParams.contexts(params).orElse(before.contexts()),
                FilterParams.action(params).orElse(before.action()),
                FilterParams.expiry(params, before.expiresAt(), filters));
        return filters.change(viewer.account(), id, terms, FilterParams.keywords(params))
                .map(filter -> Reply.of(FilterEntity.of(filter)))
                .orElseThrow(ApiError::notFound);
    }

    @DeleteMapping("/api/v2/filters/{id}")
    @Scope("write:filters")
    Reply remove(@PathVariable long id, Viewer viewer) {
        return done(filters.remove(viewer.account(), id));
    }

    @GetMapping("/api/v2/filters/{id}/keywords")
    @Scope("read:filters")
    Reply keywords(@PathVariable long id, Viewer viewer) {
        return Reply.of(FilterEntity.of(filter(viewer, id)).keywords());
    }

    @PostMapping("/api/v2/filters/{id}/keywords")
    @Scope("write:filters")
    Reply addKeyword(@PathVariable long id, Viewer viewer, Params params) {
        Filter before = filter(viewer, id);
        KeywordChange added = new KeywordChange.Add(
                params.requiredWord("keyword"),
                params.optionalFlag("whole_word").orElse(true));
        Filter after = changed(viewer, before, added);
        return Reply.of(FilterEntity.FilterKeyword.of(after.keywords().getLast()));
    }

    @GetMapping("/api/v2/filters/keywords/{id}")
    @Scope("read:filters")
    Reply keyword(@PathVariable long id, Viewer viewer) {
        return reply(withKeyword(viewer, id).keyword(id));
    }

    @PutMapping("/api/v2/filters/keywords/{id}")
    @Scope("write:filters")
    Reply changeKeyword(@PathVariable long id, Viewer viewer, Params params) {
        KeywordChange edited = new KeywordChange.Edit(id, params.text("keyword"), params.optionalFlag("whole_word"));
        return reply(changed(viewer, withKeyword(viewer, id), edited).keyword(id));
    }

    @DeleteMapping("/api/v2/filters/keywords/{id}")
    @Scope("write:filters")
    Reply removeKeyword(@PathVariable long id, Viewer viewer) {
        changed(viewer, withKeyword(viewer, id), new KeywordChange.Remove(id));
        return Reply.empty();
    }

    @GetMapping("/api/v2/filters/{id}/statuses")
    @Scope("read:filters")
    Reply statuses(@PathVariable long id, Viewer viewer) {
        return Reply.of(FilterEntity.of(filter(viewer, id)).statuses());
    }

    @PostMapping("/api/v2/filters/{id}/statuses")
    @Scope("write:filters")
    Reply addStatus(@PathVariable long id, Viewer viewer, Params params) {
        filter(viewer, id);
        params.requiredWord("status_id");
        PostId post = params.post("status_id").orElseThrow(ApiError::notFound);
        return status(filters.name(viewer.account(), id, post));
    }

    @GetMapping("/api/v2/filters/statuses/{id}")
    @Scope("read:filters")
    Reply status(@PathVariable long id, Viewer viewer) {
        return status(filters.withEntry(viewer.account(), id).flatMap(filter -> filter.entry(id)));
    }

    @DeleteMapping("/api/v2/filters/statuses/{id}")
    @Scope("write:filters")
    Reply removeStatus(@PathVariable long id, Viewer viewer) {
        return done(filters.unname(viewer.account(), id));
    }

    private Filter filter(Viewer viewer, long id) {
        return filters.byId(viewer.account(), id).orElseThrow(ApiError::notFound);
    }

    private Filter withKeyword(Viewer viewer, long keyword) {
        return filters.withKeyword(viewer.account(), keyword).orElseThrow(ApiError::notFound);
    }

    private Filter changed(Viewer viewer, Filter filter, KeywordChange change) {
        return filters.change(viewer.account(), filter.id(), filter.terms(), List.of(change))
                .orElseThrow(ApiError::notFound);
    }

    private static Reply reply(Optional<Keyword> keyword) {
        return keyword.map(found -> Reply.of(FilterEntity.FilterKeyword.of(found)))
                .orElseThrow(ApiError::notFound);
    }

    private static Reply status(Optional<FilteredPost> entry) {
        return entry.map(found -> Reply.of(FilterEntity.FilterStatus.of(found))).orElseThrow(ApiError::notFound);
    }

    private static Reply done(boolean found) {
        if (!found) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }
}
