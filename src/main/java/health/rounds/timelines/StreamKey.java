package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** What a live stream carries. */
public sealed interface StreamKey {
    /** Who alone may read it; empty where everyone may. */
    default Optional<AccountId> onlyReader() {
        return switch (this) {
            case Home home -> Optional.of(home.account());
            case Notices notices -> Optional.of(notices.account());
            case Direct direct -> Optional.of(direct.account());
            case OfList list -> Optional.of(list.owner());
            case Everyone everyone -> Optional.empty();
            case Tag tag -> Optional.empty();
        };
    }

    /** The home timeline and notifications of an account. */
    record Home(AccountId account) implements StreamKey {}

    /** Only the notifications of an account. */
    record Notices(AccountId account) implements StreamKey {}

    /** The conversations of an account. */
    record Direct(AccountId account) implements StreamKey {}

    /** All public posts. */
    record Everyone(From from, boolean onlyMedia) implements StreamKey {}

    /** Public posts with a hashtag in its normal form. */
    record Tag(String tag, From from) implements StreamKey {}

    /** Posts of a list's members. */
    record OfList(AccountId owner, long list) implements StreamKey {}
}
