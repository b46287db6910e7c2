package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.discovery.Suggestion;
import health.rounds.discovery.Suggestions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /api/v2/suggestions} and its forerunner, which gives no reasons. */
@Controller
class SuggestionsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Suggestions suggestions;
    private final Accounts accounts;
    private final AccountJson json;
    private final PageLinks links;

    SuggestionsApi(Suggestions suggestions, Accounts accounts, AccountJson json, PageLinks links) {
        this.suggestions = suggestions;
        this.accounts = accounts;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v2/suggestions")
    @Scope("read:accounts")
    Reply withReasons(Viewer viewer, Params params, HttpServletRequest request) {
        List<Suggestion> found = found(viewer, params);
        Map<AccountId, RawJson> people = json.each(
                found.stream().map(Suggestion::account).map(Account::id).toList());
        List<SuggestionEntity> entities = found.stream()
                .flatMap(suggestion ->
                        Optional.ofNullable(people.get(suggestion.account().id()))
                                .map(account -> SuggestionEntity.of(suggestion, account))
                                .stream())
                .toList();
        return Reply.of(entities).withLink(link(params, request, found));
    }

    @GetMapping("/api/v1/suggestions")
    @Scope("read:accounts")
    Reply people(Viewer viewer, Params params, HttpServletRequest request) {
        List<Suggestion> found = found(viewer, params);
        return Reply.of(json.list(found.stream().map(Suggestion::account).toList()))
                .withLink(link(params, request, found));
    }

    @DeleteMapping("/api/v1/suggestions/{id}")
    @Scope("write:accounts")
    Reply dismiss(@PathVariable AccountId id, Viewer viewer) {
        ApiError.require(accounts.byId(id));
        suggestions.dismiss(viewer.account(), id);
        return Reply.empty();
    }

    private List<Suggestion> found(Viewer viewer, Params params) {
        return suggestions.to(viewer.account(), params.offset(), params.limit(USUAL, MOST));
    }

    private Optional<String> link(Params params, HttpServletRequest request, List<Suggestion> found) {
        return links.counted(request, params.offset(), params.limit(USUAL, MOST), found.size());
    }
}
