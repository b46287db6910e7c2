package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.rounds.accounts.Account;
import health.rounds.identity.Role;
import health.rounds.posts.QuotePolicy;
import java.util.List;

/** Account::CredentialAccount: one's own account with what is needed to edit it. */
record CredentialAccount(@JsonUnwrapped AccountEntity account, Source source, RoleEntity role) {

    static CredentialAccount of(
            AccountEntity entity, Account account, long followRequests, QuotePolicy quotePolicy, Role role) {
        return new CredentialAccount(entity, Source.of(account, followRequests, quotePolicy), RoleEntity.of(role));
    }

    /** Account::Source. */
    record Source(
            String privacy,
            boolean sensitive,
            String language,
            String note,
            List<FieldEntity> fields,
            long followRequestsCount,
            boolean hideCollections,
            boolean discoverable,
            boolean indexable,
            List<String> attributionDomains,
            String quotePolicy) {

        static Source of(Account account, long followRequests, QuotePolicy quotePolicy) {
            return new Source(
                    Visibilities.PUBLIC,
                    false,
                    "",
                    account.bio(),
                    account.fields().stream().map(FieldEntity::source).toList(),
                    followRequests,
                    false,
                    account.discoverable(),
                    account.discoverable(),
                    List.of(),
                    QuotePolicies.of(quotePolicy));
        }
    }
}
