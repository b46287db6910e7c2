package health.rounds.accounts;

/** What a module keeps of accounts: when one is erased, each module deletes what was that account's own. */
public interface Belongings {
    /** Deletes it inside the caller's transaction. */
    void erase(AccountId account);
}
