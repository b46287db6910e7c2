package health.rounds.mastodon;

import health.rounds.identity.AccountQuery;
import health.rounds.identity.AccountQuery.Origin;
import health.rounds.identity.AccountQuery.State;
import health.rounds.identity.Role;
import health.rounds.platform.ServerName;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts a moderator's tool asks for, in the form of version 1 (a flag for each state) or 2 (a word). Empty where nobody can
 * match: nobody was invited, and no addresses of those who sign in are kept.
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

    /**
     * Active accounts of this server, unless the app says otherwise (Mastodon's api/v1/admin/accounts_controller.rb); whoever names another
     * server need not say that its accounts are remote.
     */
    static Optional<AccountQuery> first(Params params, String ownDomain) {
        boolean local = params.flag("local");
        boolean remote = params.flag("remote");
        boolean named = params.word("by_domain").isPresent();
        State state = State.ACTIVE;
        for (Map.Entry<String, State> each : STATES.entrySet()) {
            if (params.flag(each.getKey()) && each.getValue() != State.ACTIVE) {
                state = each.getValue();
            }
        }
        Optional<Origin> origin = local == remote
                ? Optional.of(Origin.HERE).filter(here -> !local && !named)
                : Optional.of(local ? Origin.HERE : Origin.ELSEWHERE);
        Set<Role> roles = params.flag("staff") ? STAFF : Set.of();
        return query(params, ownDomain, Optional.of(state), origin, params.flag("sensitized"), roles);
    }

    /** Accounts from anywhere, unless the app says otherwise (Mastodon's account_filter.rb). */
    static Optional<AccountQuery> second(Params params, String ownDomain) {
        Optional<Origin> origin = params.word("origin").map(AdminAccountParams::origin);
        Optional<State> state = params.word("status").map(AdminAccountParams::state);
        Optional<Set<Role>> roles = roles(params);
        boolean invited = params.account("invited_by").isPresent();
        return query(params, ownDomain, state, origin, false, roles.orElse(Set.of()))
                // Roles that nobody has are other than no wish for any.
                .filter(any -> !invited && (roles.isEmpty() || !roles.get().isEmpty()));
    }

    private static Optional<AccountQuery> query(
            Params params,
            String ownDomain,
            Optional<State> state,
            Optional<Origin> wanted,
            boolean onlySensitive,
            Set<Role> roles) {
        Optional<String> domain = params.word("by_domain");
        boolean ours = domain.filter(ownDomain::equalsIgnoreCase).isPresent();
        Optional<String> server =
                domain.filter(any -> !ours).flatMap(ServerName::read).map(ServerName::value);
        Optional<Origin> origin = wanted.or(() -> ours ? Optional.of(Origin.HERE) : Optional.empty());
        boolean nobody = (ours && origin.filter(Origin.ELSEWHERE::equals).isPresent())
                || (domain.isPresent() && !ours && server.isEmpty())
                || params.word("ip").isPresent();
        AccountQuery query = new AccountQuery(
                state,
                origin,
                server,
                onlySensitive,
                params.word("username").map(name -> name.startsWith("@") ? name.substring(1) : name),
                params.word("display_name"),
                params.word("email").map(email -> email.toLowerCase(Locale.ROOT)),
                roles);
        return Optional.of(query).filter(any -> !nobody);
    }

    private static Origin origin(String word) {
        return switch (word) {
            case "local" -> Origin.HERE;
            case "remote" -> Origin.ELSEWHERE;
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
