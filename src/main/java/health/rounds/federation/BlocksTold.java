package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.BlockChange;
import health.rounds.blocklists.Peering;
import health.rounds.platform.OutboxListener;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other servers whom of theirs members block, so that they do not show them what those write. */
@Component
class BlocksTold implements OutboxListener<BlockChange> {
    private final Accounts accounts;
    private final Activities activities;
    private final Recipients recipients;
    private final Herald herald;
    private final Peering peering;

    BlocksTold(Accounts accounts, Activities activities, Recipients recipients, Herald herald, Peering peering) {
        this.accounts = accounts;
        this.activities = activities;
        this.recipients = recipients;
        this.herald = herald;
        this.peering = peering;
    }

    @Override
    public String name() {
        return "federation-blocks";
    }

    @Override
    public Class<BlockChange> events() {
        return BlockChange.class;
    }

    @Override
    public void on(BlockChange change) {
        Optional<Account> blocker = accounts.byId(change.blocker()).filter(Account::isLocal);
        Optional<Account> target = accounts.byId(change.target()).filter(account -> !account.isLocal());
        if (peering.isOn() && blocker.isPresent() && target.isPresent()) {
            Thing activity = switch (change) {
                case BlockChange.Began _ -> activities.block(blocker.get(), target.get(), change.block());
                case BlockChange.Ended _ -> activities.undoBlock(blocker.get(), target.get(), change.block());
            };
            herald.tell(blocker.get(), target.get(), activity, recipients.only(target.get()));
        }
    }
}
