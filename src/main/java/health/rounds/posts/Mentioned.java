package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.text.ParsedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the accounts that a text names. */
@Component
final class Mentioned {
    private final Accounts accounts;

    Mentioned(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Handles of other servers, each once, that stand for nobody who is known here. */
    List<String> unknownIn(ParsedText parsed) {
        Set<String> handles = new LinkedHashSet<>();
        parsed.mentions().stream()
                .map(mention -> accounts.normal(mention.handle()))
                .filter(handle -> handle.indexOf('@') > 0)
                .forEach(handles::add);
        Set<String> known =
                handles.isEmpty() ? Set.of() : accounts.byHandles(handles).keySet();
        return handles.stream().filter(handle -> !known.contains(handle)).toList();
    }

    /** In the order in which they are named, each once. */
    List<AccountId> in(ParsedText parsed) {
        Set<String> names = new LinkedHashSet<>();
        parsed.mentions().stream()
                .map(mention -> accounts.normal(mention.handle()))
                .forEach(names::add);
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, Account> found = accounts.byHandles(names);
        return names.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Account::id)
                .toList();
    }
}
