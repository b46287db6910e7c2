package health.rounds.accounts;

import java.util.Optional;

/** The id of an account: 64 bits, time-ordered, written as a decimal string in every door. */
public record AccountId(long value) implements Comparable<AccountId> {
    /** Reads an id from a request; anything that is not a positive decimal number is no id. */
    public static Optional<AccountId> parse(String text) {
        try {
            long value = Long.parseLong(text);
            return value > 0 ? Optional.of(new AccountId(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
