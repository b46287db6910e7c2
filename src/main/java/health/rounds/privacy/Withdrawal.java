package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import java.time.Instant;

/**
 * That a post was taken down, and what of it was deleted here; its words are gone.
 *
 * @param post id of the post
 * @param author whose post it was
 * @param by who took it down
 * @param versions earlier versions, of an edited post
 * @param pictures pictures with their files, those of earlier versions included
 * @param boosts boosts that passed it on
 */
public record Withdrawal(
        long post, AccountId author, Instant at, AccountId by, Why why, int versions, int pictures, int boosts) {
    /** Why a post is taken down. */
    public enum Why {
        /** Its author wants it so. */
        AUTHOR,
        /** A privacy officer decided so. */
        OFFICER,
        /** Moderators decided that it breaks the rules. */
        MODERATOR,
        /** The patient took the consent back. */
        CONSENT
    }
}
