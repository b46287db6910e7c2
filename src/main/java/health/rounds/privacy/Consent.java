package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A patient's consent as it was recorded.
 *
 * @param author who recorded it
 * @param posts ids of the posts that stand on it
 * @param withdrawnAt when it was taken back, and with it those posts
 */
public record Consent(
        long id,
        AccountId author,
        String scope,
        Signer signer,
        LocalDate signedOn,
        String reference,
        String textsSha256,
        Instant recordedAt,
        Optional<Instant> withdrawnAt,
        List<Long> posts) {
    public Consent {
        posts = List.copyOf(posts);
    }
}
