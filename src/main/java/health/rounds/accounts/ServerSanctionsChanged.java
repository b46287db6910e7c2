package health.rounds.accounts;

import java.util.Set;

/**
 * What is imposed on all accounts of some servers changed; told after the commit, so that copies in memory that depend on it are dropped.
 *
 * @param domains as in the accounts' handles
 */
public record ServerSanctionsChanged(Set<String> domains) {
    public ServerSanctionsChanged {
        domains = Set.copyOf(domains);
    }
}
