package health.rounds.timelines;

import health.rounds.accounts.AccountId;

/** What a live stream carries. */
public sealed interface StreamKey {
    /** The home timeline and notifications of an account. */
    record Home(AccountId account) implements StreamKey {}

    /** Only the notifications of an account. */
    record Notices(AccountId account) implements StreamKey {}

    /** Direct posts to and from an account. */
    record Direct(AccountId account) implements StreamKey {}

    /** All public posts of this community. */
    record Everyone(boolean onlyMedia) implements StreamKey {}

    /** Public posts with a hashtag in its normal form. */
    record Tag(String tag) implements StreamKey {}

    /** Posts of a list's members. */
    record OfList(AccountId owner, long list) implements StreamKey {}
}
