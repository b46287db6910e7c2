package health.rounds.deliveries;

import org.junit.jupiter.api.AfterEach;

/** A rig that delivers, and two servers for it. */
abstract class WithTwoServers {
    final DeliveriesRig rig = new DeliveriesRig().open();
    final FakeServer ward = new FakeServer();
    final FakeServer clinic = new FakeServer();

    @AfterEach
    void close() {
        rig.close();
        ward.close();
        clinic.close();
    }
}
