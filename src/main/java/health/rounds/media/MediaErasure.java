package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import org.springframework.stereotype.Component;

/** Deletes the pictures of an account that is erased, with their files. */
@Component
final class MediaErasure implements Belongings {
    private final MediaStore store;
    private final Leftovers leftovers;

    MediaErasure(MediaStore store, Leftovers leftovers) {
        this.store = store;
        this.leftovers = leftovers;
    }

    @Override
    public void erase(AccountId account) {
        leftovers.deleteRowsThenFiles(() -> store.deleteAllOf(account));
        leftovers.deleteRowsThenFiles(() -> store.deleteProfilePicturesOf(account));
    }
}
