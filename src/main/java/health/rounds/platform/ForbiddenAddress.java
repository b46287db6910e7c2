package health.rounds.platform;

import java.net.UnknownHostException;

/** A name leads only to addresses that must not be called, such as those of our own network. */
public final class ForbiddenAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
        super(host + " has no address outside");
    }
}
