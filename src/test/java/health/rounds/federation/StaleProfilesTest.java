package health.rounds.federation;

import static health.rounds.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleProfilesTest {
    private final ReceivingRig rig = new ReceivingRig();
    private final String address = rig.server() + "/u";

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void profileIsAskedForAnewAfterADayWhereItsOwnerDoesSomething() throws Later {
        RemoteAuthor carla = known();
        long asked = timesAsked();
        try (StaleProfiles soon = after(Duration.ofHours(23));
                StaleProfiles tomorrow = after(Duration.ofHours(25))) {
            soon.seen(carla);
            tomorrow.seen(carla);
            eventually(() -> assertThat(timesAsked()).isEqualTo(asked + 1));
        }
    }

    private StaleProfiles after(Duration time) {
        return new StaleProfiles(rig.actors, rig.community.part(RemoteAccounts.class), Clock.offset(rig.clock, time));
    }

    private RemoteAuthor known() throws Later {
        return rig.actors.elsewhere(Iri.parse(address).orElseThrow()).orElseThrow();
    }

    private long timesAsked() {
        return rig.others.asked().stream().filter(address::equals).count();
    }
}
