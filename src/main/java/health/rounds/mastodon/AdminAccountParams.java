package health.rounds.mastodon;

import health.rounds.identity.AccountQuery;
import health.rounds.identity.AccountQuery.State;
import health.rounds.identity.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts a moderator's tool asks for, in the form of version 1 (a flag for each state) or 2 (a word). Empty where nobody can
 * match: everybody here is local, nobody was invited, and no addresses of those who sign in are kept.
 */
final class AdminAccountParams {
    private static final Set<Role> STAFF = EnumSet.range(Role.MODERATOR, Role.ADMIN);
    private static final Map<String, State> STATES = Map.of(
            "active", State.ACTIVE,
            "pending", State.PENDING,
            "disabled", State.DISABLED,
            "silenced", State.LIMITED,
            "suspended", State.SUSPENDED);

    private AdminAccountParams() {}

    /** Active accounts, unless the app says otherwise (Mastodon's api/v1/admin/accounts_controller.rb). */
    static Optional<AccountQuery> first(Params params, String ownDomain) {
        boolean local = params.flag("local");
        boolean remote = params.flag("remote");
        State state = State.ACTIVE;
        for (Map.Entry<String, State> each : STATES.entrySet()) {
            if (params.flag(each.getKey()) && each.getValue() != State.ACTIVE) {
                state = each.getValue();
            }
        }
        Set<Role> roles = params.flag("staff") ? STAFF : Set.of();
        return query(params, ownDomain, Optional.of(state), params.flag("sensitized"), roles)
                .filter(any -> local || !remote);
    }

    static Optional<AccountQuery> second(Params params, String ownDomain) {
        boolean remote = params.word("origin").map(AdminAccountParams::isRemote).orElse(false);
        Optional<State> state = params.word("status").map(AdminAccountParams::state);
        Optional<Set<Role>> roles = roles(params);
        boolean invited = params.account("invited_by").isPresent();
        return query(params, ownDomain, state, false, roles.orElse(Set.of()))
                // Roles that nobody has are other than no wish for any.
                .filter(any ->
                        !remote && !invited && (roles.isEmpty() || !roles.get().isEmpty()));
    }

    private static Optional<AccountQuery> query(
            Params params, String ownDomain, Optional<State> state, boolean onlySensitive, Set<Role> roles) {
        boolean here = params.word("by_domain").map(ownDomain::equalsIgnoreCase).orElse(true);
        boolean byAddress = params.word("ip").isPresent();
        AccountQuery query = new AccountQuery(
                state,
                onlySensitive,
                params.word("username").map(name -> name.startsWith("@") ? name.substring(1) : name),
                params.word("display_name"),
                params.word("email").map(email -> email.toLowerCase(Locale.ROOT)),
                roles);
        return Optional.of(query).filter(any -> here && !byAddress);
    }

    private static boolean isRemote(String origin) {
        return switch (origin) {
            case "local" -> false;
            case "remote" -> true;
            default -> throw ApiError.unprocessable("origin must be local or remote");
        };
    }

    private static State state(String word) {
        State state = STATES.get(word);
        if (state == null) {
            throw ApiError.unprocessable("status must be active, pending, disabled, silenced or suspended");
        }
        return state;
    }

    /** Empty where the app does not care. */
    private static Optional<Set<Role>> roles(Params params) {
        Optional<String> permissions = params.word("permissions");
        if (permissions.isPresent()) {
            if (!"staff".equals(permissions.get())) {
                throw ApiError.unprocessable("permissions must be staff");
            }
            return Optional.of(STAFF);
        }
        if (params.texts("role_ids").isEmpty()) {
            return Optional.empty();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        params.texts("role_ids").forEach(id -> RoleEntity.named(id.strip()).ifPresent(roles::add));
        return Optional.of(roles);
    }
}
