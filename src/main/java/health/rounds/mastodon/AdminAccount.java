package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.identity.Applicant;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admin::Account, as in Mastodon's documentation. Rounds keeps no addresses of those who sign in, so there are none; an account whose
 * data are deleted has no e-mail address either.
 */
record AdminAccount(
        String id,
        String username,
        @Nullable String domain,
        String createdAt,
        @Nullable String email,
        @Nullable String ip,
        RoleEntity role,
        boolean confirmed,
        boolean suspended,
        boolean silenced,
        boolean sensitized,
        boolean disabled,
        boolean approved,
        @Nullable String locale,
        @Nullable String inviteRequest,
        List<Object> ips,
        RawJson account) {

    static AdminAccount of(Account account, Optional<Applicant> applicant, RawJson profile) {
        Optional<User> user = applicant.map(Applicant::user);
        return new AdminAccount(
                account.id().toString(),
                account.username(),
                account.domain().orElse(null),
                Times.of(account.createdAt()),
                user.map(User::email).orElse(null),
                null,
                RoleEntity.of(user.map(User::role).orElse(Role.MEMBER)),
                user.filter(User::confirmed).isPresent(),
                account.sanctions().isSuspended(),
                account.sanctions().limited(),
                account.sanctions().sensitive(),
                user.filter(User::disabled).isPresent(),
                user.filter(User::approved).isPresent(),
                null,
                applicant
                        .map(Applicant::reason)
                        .filter(reason -> !reason.isBlank())
                        .orElse(null),
                List.of(),
                profile);
    }
}
