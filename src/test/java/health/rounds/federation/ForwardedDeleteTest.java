package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That somebody says of another one's post that it is gone. */
class ForwardedDeleteTest {
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private final ReceivingRig rig = new ReceivingRig();
    private final String there = rig.server();
    private final String post = there + "/n/1";
    private final String mallory = rig.server() + "/u";

    @AfterEach
    void close() {
        rig.close();
    }

    private void keep(String to) throws Later {
        rig.received.keep(
                rig.read("{\"type\":\"Note\",\"id\":\"%s\",\"attributedTo\":\"%s/u\",\"content\":\"x\",\"to\":\"%s\"}"
                        .formatted(post, there, to)));
        assertThat(rig.known(post)).isPresent();
    }

    private void delete(String signer) throws Later {
        String activity = "{\"type\":\"Delete\",\"id\":\"%s#delete\",\"actor\":\"%s/u\",\"object\":\"%s\"}"
                .formatted(post, there, post);
        rig.acts.perform(activity.getBytes(StandardCharsets.UTF_8), signer);
    }

    @Test
    void postIsTakenAwayThatIsSeenToBeGone() throws Later {
        keep(PUBLIC);
        rig.others.page(post, 410, Map.of(), "");
        delete(mallory);
        assertThat(rig.known(post)).isEmpty();
    }

    @Test
    void postThatIsThereStays() throws Later {
        keep(PUBLIC);
        rig.others.note(post, there + "/u", "");
        delete(mallory);
        assertThat(rig.known(post)).isPresent();
    }

    @Test
    void postOfAServerInTroubleStays() throws Later {
        keep(PUBLIC);
        rig.others.page(post, 503, Map.of(), "");
        assertThatExceptionOfType(Later.class).isThrownBy(() -> delete(mallory));
        assertThat(rig.known(post)).isPresent();
    }

    @Test
    void postThatItsServerDoesNotShowToUsStays() throws Later {
        keep(PUBLIC);
        rig.others.page(post, 403, Map.of(), "");
        delete(mallory);
        assertThat(rig.known(post)).isPresent();
    }

    /** To all but its readers its server says that it is not there. */
    @Test
    void postThatIsNotForEverybodyIsDeletedByItsAuthorAlone() throws Later {
        keep(there + "/u/followers");
        rig.others.page(post, 404, Map.of(), "");
        delete(mallory);
        assertThat(rig.known(post)).isPresent();
        delete(there + "/u");
        assertThat(rig.known(post)).isEmpty();
    }
}
