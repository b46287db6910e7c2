package health.rounds.federation;

import health.rounds.accounts.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks up what authors elsewhere allow: an approval must lie where the author lives, be theirs, and be for just these two (FEP-044f,
 * gotosocial.org/ns).
 */
@Component
class Approvals {
    private final Actors actors;
    private final Fetches fetches;

    Approvals(Actors actors, Fetches fetches) {
        this.actors = actors;
        this.fetches = fetches;
    }

    /** Whether an approval is one for this interaction with this post of that author. */
    boolean stands(Iri approval, ReceivedActivity.Request.Kind kind, Iri interaction, Iri target, AccountId author)
            throws Later {
        Optional<Iri> giver = actors.uriOf(author);
        if (giver.filter(approval::isWith).isEmpty()) {
            return false;
        }
        Optional<ReceivedDocument> document = fetches.document(approval);
        return document.isPresent()
                && document.get() instanceof ReceivedDocument.Approval given
                && kind.isApprovedBy(given.type())
                && giver.get().equals(given.author())
                && given.interaction().equals(interaction)
                && given.target().equals(target);
    }
}
