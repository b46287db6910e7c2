package health.rounds.privacy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A patient's consent as an author records it; no name is asked for.
 *
 * @param textsSha256 {@link health.rounds.guard.Clearance#digest} of the texts that the patient saw; the consent counts for exactly those
 * @param scope what may be told or shown
 * @param signedOn the date on the paper
 * @param reference where the signed paper lies
 */
public record NewConsent(String textsSha256, String scope, Signer signer, LocalDate signedOn, String reference) {
    public NewConsent {
        Objects.requireNonNull(textsSha256);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(signer);
        Objects.requireNonNull(signedOn);
        Objects.requireNonNull(reference);
    }
}
