package health.rounds.accounts;

import java.util.Optional;

/** Says with which servers this community speaks, and what is imposed on all accounts of one; the module that keeps servers out answers. */
@FunctionalInterface
public interface ServerRule {
    /**
     * {@link Sanction#LIMITED}, {@link Sanction#SUSPENDED}, or nothing. Answered from memory.
     *
     * @param domain of the accounts' handles, perhaps with a port
     */
    Optional<Sanction> imposedOn(String domain);

    /**
     * Whether anything is taken from a server or sent to it. Answered from memory.
     *
     * @param domain as it stands in addresses and handles, perhaps with a port
     */
    default boolean speaksWith(String domain) {
        return imposedOn(domain).filter(Sanction.SUSPENDED::equals).isEmpty();
    }
}
