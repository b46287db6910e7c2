package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.AccountQuery;
import health.rounds.identity.AccountQuery.Origin;
import health.rounds.identity.AccountQuery.State;
import health.rounds.identity.Applicant;
import health.rounds.identity.Users;
import health.rounds.platform.Page;
import health.rounds.platform.ServerName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/accounts}: the accounts that are known here, by where they live and how they stand, for moderators. */
@Controller
class AccountsModerationPage {
    private static final int LENGTH = 40;

    private final Users users;
    private final Accounts accounts;
    private final Moderators moderators;
    private final Templates templates;

    AccountsModerationPage(Users users, Accounts accounts, Moderators moderators, Templates templates) {
        this.users = users;
        this.accounts = accounts;
        this.moderators = moderators;
        this.templates = templates;
    }

    @GetMapping(AccountModerationPage.ADDRESS)
    View list(
            Frame frame,
            @RequestParam(defaultValue = "") String where,
            @RequestParam(defaultValue = "") String server,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam Optional<Long> before) {
        moderators.require(frame.reader());
        Optional<Origin> origin = named(Origin.values(), where);
        Optional<State> standing = named(State.values(), state);
        Page page = before.map(id -> Page.before(id, LENGTH)).orElseGet(() -> Page.first(LENGTH));
        Optional<String> domain = ServerName.read(server).map(ServerName::value);
        List<AccountId> found = server.isBlank() || domain.isPresent()
                ? users.find(query(origin, domain, name, standing), page)
                : List.of();
        Optional<Long> older = found.size() < LENGTH
                ? Optional.empty()
                : Optional.of(found.getLast().value());
        return Html.page(templates.moderationAccounts(
                frame.titled("Accounts"),
                new AccountsView(rows(found), origin, server.strip(), name.strip(), standing, older)));
    }

    private static AccountQuery query(
            Optional<Origin> origin, Optional<String> server, String name, Optional<State> state) {
        String words = name.strip();
        Optional<String> username = Optional.of(words.startsWith("@") ? words.substring(1) : words);
        return new AccountQuery(state, origin, server, false, username, Optional.empty(), Optional.empty(), Set.of());
    }

    private List<AccountsView.Row> rows(List<AccountId> found) {
        Map<AccountId, Account> known = accounts.byIds(found);
        Map<AccountId, Applicant> people = users.withReasons(found);
        return found.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(account -> new AccountsView.Row(
                        account, Optional.ofNullable(people.get(account.id())).map(Applicant::user)))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String code) {
        return Stream.of(all)
                .filter(each -> AccountsView.code(each).equals(code))
                .findFirst();
    }
}
