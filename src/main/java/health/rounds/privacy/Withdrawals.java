package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door to the receipts of posts that were taken down, for their authors. */
@Component
public class Withdrawals {
    private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);
    private static final int MOST_LISTED = 200;

    private final WithdrawalStore store;
    private final Backgrounds backgrounds;

    Withdrawals(WithdrawalStore store, Backgrounds backgrounds) {
        this.store = store;
        this.backgrounds = backgrounds;
    }

    /** Keeps the receipt inside the transaction that takes the post down. */
    public void keep(Withdrawal withdrawal) {
        store.insert(withdrawal);
        backgrounds.forget(withdrawal.author());
        log.info("Post {} was taken down by account {} ({})", withdrawal.post(), withdrawal.by(), withdrawal.why());
    }

    /** Those of an author, newest first, 200 at most. */
    public List<Withdrawal> of(AccountId author) {
        return store.of(author, MOST_LISTED);
    }

    /** The receipt of one post of this author. */
    public Optional<Withdrawal> byPost(AccountId author, long post) {
        return store.byPost(author, post);
    }
}
