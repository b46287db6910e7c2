package health.rounds.accounts;

import java.util.Optional;

/** Says what is imposed on all accounts of a server; the module that keeps servers out answers. */
@FunctionalInterface
public interface ServerRule {
    /**
     * {@link Sanction#LIMITED}, {@link Sanction#SUSPENDED}, or nothing. Answered from memory.
     *
     * @param domain of the accounts' handles, perhaps with a port
     */
    Optional<Sanction> imposedOn(String domain);
}
