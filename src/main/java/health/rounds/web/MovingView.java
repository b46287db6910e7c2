package health.rounds.web;

import health.rounds.accounts.Account;
import java.util.List;
import java.util.Optional;

/**
 * How a member is called everywhere, and where else they are.
 *
 * @param handle with its domain, without the sign before it
 * @param others accounts that are the same person
 * @param movedTo with which account they go on
 * @param other what stands in the form for another account
 * @param target what stands in the form for moving
 * @param problem why the last form was not carried out; empty where there is none
 */
public record MovingView(
        String handle, List<Other> others, Optional<Account> movedTo, String other, String target, String problem) {
    public MovingView {
        others = List.copyOf(others);
    }

    /**
     * Another account.
     *
     * @param uri what it is called among servers
     * @param name its handle where it is known, else its address
     */
    public record Other(String uri, String name) {}
}
