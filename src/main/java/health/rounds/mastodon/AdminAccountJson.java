package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.Applicant;
import health.rounds.identity.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Accounts as moderators see them: two queries at most, whatever the page. */
@Component
class AdminAccountJson {
    private final Accounts accounts;
    private final Users users;
    private final AccountJson profiles;

    AdminAccountJson(Accounts accounts, Users users, AccountJson profiles) {
        this.accounts = accounts;
        this.users = users;
        this.profiles = profiles;
    }

    /** In that order; ids of nobody are left out. */
    List<AdminAccount> list(List<AccountId> ids) {
        Map<AccountId, AdminAccount> found = each(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    AdminAccount one(AccountId id) {
        return Optional.ofNullable(each(List.of(id)).get(id)).orElseThrow(ApiError::notFound);
    }

    Map<AccountId, AdminAccount> each(Collection<AccountId> ids) {
        Map<AccountId, Account> known = accounts.byIds(ids);
        Map<AccountId, Applicant> applicants = users.withReasons(known.keySet());
        Map<AccountId, RawJson> profile = profiles.each(known.keySet());
        Map<AccountId, AdminAccount> found = new HashMap<>();
        known.forEach((id, account) -> {
            RawJson shown = profile.get(id);
            if (shown != null) {
                found.put(id, AdminAccount.of(account, Optional.ofNullable(applicants.get(id)), shown));
            }
        });
        return found;
    }
}
