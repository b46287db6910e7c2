package health.rounds.accounts;

/**
 * Somebody of another server, as whom something is received. Only {@link RemoteAccounts} makes one, and of remote accounts alone: what
 * members write cannot pass as received, without the guard.
 */
public final class RemoteAuthor {
    private final Account account;

    RemoteAuthor(Account account) {
        if (account.elsewhere().isEmpty()) {
            throw new IllegalArgumentException("Account %s is here".formatted(account.id()));
        }
        this.account = account;
    }

    public AccountId id() {
        return account.id();
    }

    public Account account() {
        return account;
    }

    public Elsewhere elsewhere() {
        return account.elsewhere().orElseThrow();
    }
}
