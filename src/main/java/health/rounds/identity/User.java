package health.rounds.identity;

import health.rounds.accounts.AccountId;
import java.time.Instant;

/**
 * Someone who signs in here.
 *
 * @param confirmed whether the e-mail address was confirmed
 * @param approved whether the sign-up was approved (always, where sign-up is open)
 * @param disabled whether they may not sign in
 * @param suspended whether the account is gone for everybody, so that they may not sign in either
 */
public record User(
        AccountId account,
        String username,
        String email,
        Role role,
        boolean confirmed,
        boolean approved,
        boolean disabled,
        boolean suspended,
        Instant createdAt) {
    /** Whether the user decides about others: who joins. */
    public boolean mayModerate() {
        return role != Role.MEMBER;
    }

    /** Whether the user may decide about another: only about those with a lesser role. */
    public boolean mayModerate(User other) {
        return mayModerate() && role.compareTo(other.role) > 0;
    }

    /** Whether the user watches over the privacy of patients. */
    public boolean isPrivacyOfficer() {
        return role.compareTo(Role.PRIVACY_OFFICER) >= 0;
    }

    /** Whether the user may act: write, follow, read what is theirs. */
    public boolean isActive() {
        return confirmed && approved && !disabled && !suspended;
    }
}
