package health.rounds.media;

import health.rounds.accounts.AccountId;

/**
 * A place in a published picture that was found and that its owner shows, with a reason.
 *
 * @param post id of the post
 * @param file name of the small rendition, below /media/
 * @param rule id of the rule, empty for none
 * @param title what was found, in a few words
 */
public record Uncovered(
        MediaId media, AccountId owner, long post, String file, String rule, String title, String reason) {}
