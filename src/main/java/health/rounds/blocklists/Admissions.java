package health.rounds.blocklists;

import health.rounds.blocklists.NetworkBlock.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door for those who ask whether somebody may join. */
@Component
public class Admissions {
    private final BlockedEmailDomains domains;
    private final BlockedEmails emails;
    private final NetworkBlocks networks;

    Admissions(BlockedEmailDomains domains, BlockedEmails emails, NetworkBlocks networks) {
        this.domains = domains;
        this.emails = emails;
        this.networks = networks;
    }

    /**
     * What all the lists together say.
     *
     * @param address the network address that the request comes from
     */
    public Admission of(String email, String address) {
        Optional<Severity> network = networks.severity(address);
        boolean domainIsBlocked = domains.turnAway(email, address);
        if (domainIsBlocked
                || network.filter(severity -> severity != Severity.SIGN_UP_NEEDS_APPROVAL)
                        .isPresent()
                || emails.matching(email).isPresent()) {
            return Admission.NONE;
        }
        return network.isPresent() ? Admission.AFTER_APPROVAL : Admission.FREE;
    }
}
