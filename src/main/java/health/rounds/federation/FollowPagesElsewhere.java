package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.blocklists.Peering;
import health.rounds.discovery.FollowPage;
import health.rounds.discovery.FollowPages;
import health.rounds.platform.Settings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the server of a handle, by WebFinger, for the page on which its people follow others. */
@Component
class FollowPagesElsewhere implements FollowPages {
    private final Fetches fetches;
    private final Addressing addressing;
    private final Peering peering;
    private final Settings settings;

    FollowPagesElsewhere(Fetches fetches, Addressing addressing, Peering peering, Settings settings) {
        this.fetches = fetches;
        this.addressing = addressing;
        this.peering = peering;
        this.settings = settings;
    }

    @Override
    public FollowPage of(String typed, Account member) {
        Optional<ReceivedHandle> handle =
                ReceivedHandle.parse(typed.strip()).filter(named -> !settings.isHere(named.domain()));
        if (handle.isEmpty()) {
            return new FollowPage.NoHandle();
        }
        ReceivedHandle named = handle.get();
        if (!peering.speaksWith(named.domain())) {
            return new FollowPage.None();
        }
        try {
            return fetches.finger(named)
                    .flatMap(finger -> finger.followPage(named, addressing.of(member)))
                    .<FollowPage>map(FollowPage.At::new)
                    .orElseGet(FollowPage.None::new);
        } catch (Later away) {
            return new FollowPage.Away();
        }
    }
}
