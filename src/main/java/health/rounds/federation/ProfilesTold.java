package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileEvent;
import health.rounds.blocklists.Peering;
import health.rounds.peers.SigningKeys;
import health.rounds.platform.OutboxListener;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Tells other servers of changes to members' profiles. */
@Component
class ProfilesTold implements OutboxListener<ProfileEvent> {
    private final Accounts accounts;
    private final SigningKeys keys;
    private final Activities activities;
    private final Addressing addressing;
    private final Recipients recipients;
    private final Herald herald;
    private final Peering peering;
    private final Clock clock;

    ProfilesTold(
            Accounts accounts,
            SigningKeys keys,
            Activities activities,
            Addressing addressing,
            Recipients recipients,
            Herald herald,
            Peering peering,
            Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.activities = activities;
        this.addressing = addressing;
        this.recipients = recipients;
        this.herald = herald;
        this.peering = peering;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "federation-profiles";
    }

    @Override
    public Class<ProfileEvent> events() {
        return ProfileEvent.class;
    }

    @Override
    public void on(ProfileEvent event) {
        if (peering.isOn()) {
            accounts.byId(event.account()).filter(Account::isLocal).ifPresent(member -> tell(event, member));
        }
    }

    private void tell(ProfileEvent event, Account member) {
        Collection<URI> inboxes = event instanceof ProfileEvent.Erased erased
                ? recipients.at(erased.inboxes())
                : recipients.followersOf(member.id());
        if (inboxes.isEmpty()) {
            return;
        }
        switch (event) {
            case ProfileEvent.Erased _ -> herald.tellOf(member, activities.delete(member), inboxes);
            case ProfileEvent.Changed _ ->
                herald.tellOf(
                        member,
                        activities.update(member, PublicKeys.of(keys.publicKeys(member)), clock.instant()),
                        inboxes);
            case ProfileEvent.Moved moved ->
                accounts.byId(moved.target())
                        .ifPresent(next -> herald.tellOf(
                                member, activities.move(member, addressing.of(next), clock.millis()), inboxes));
        }
    }
}
