package health.rounds.deliveries;

import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.ServerName;
import health.rounds.posts.PostId;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The queue of activities that go to other servers.
 *
 * <p>Each inbox gets an activity once, or again where nobody knows whether it arrived; receivers tell by its id. What is about one object
 * reaches an inbox in the order in which it was sent. An inbox that cannot be reached is tried again sixteen times over two days; what is
 * still waiting after a week is dropped. {@link DeliveryStatus} tells authors what came of it, {@link Servers} those who run the
 * community.
 */
@Component
public final class Deliveries {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final ParcelStore parcels;
    private final OutcomeStore outcomes;
    private final Errands errands;
    private final OutsideHttp outside;
    private final Ids ids;
    private final Clock clock;

    Deliveries(ParcelStore parcels, OutcomeStore outcomes, Errands errands, OutsideHttp outside, Ids ids, Clock clock) {
        this.parcels = parcels;
        this.outcomes = outcomes;
        this.errands = errands;
        this.outside = outside;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues an activity for inboxes, each once, in the caller's transaction: it is as durable as what caused it. Nothing is queued for
     * servers that have been unavailable for long, nor for addresses that must not be called.
     */
    public void send(Outgoing outgoing, Collection<URI> inboxes) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Activities are sent in the transaction that causes them");
        }
        List<URI> callable =
                inboxes.stream().distinct().filter(this::mayBeSentTo).toList();
        if (callable.isEmpty()) {
            return;
        }
        long activity = ids.next();
        Set<String> unreachable = parcels.insert(activity, outgoing, callable, clock.instant());
        outgoing.post()
                .filter(post -> !unreachable.isEmpty())
                .ifPresent(post ->
                        outcomes.failed(post, outgoing.signatory(), unreachable, clock.instant(), Reasons.UNAVAILABLE));
        Set<String> hosts = callable.stream().map(Inboxes::host).collect(Collectors.toSet());
        hosts.removeAll(unreachable);
        AfterCommit.run(() -> errands.sendTo(hosts));
    }

    /**
     * Forgets what is still to be sent of a post that was withdrawn, and what came of it, in the caller's transaction: whoever has not got
     * its text does not get it any more. Who may have got it is to be told so by {@link #send}.
     */
    public void withdraw(PostId post) {
        parcels.withdraw(post);
        outcomes.deleteOf(post);
    }

    /**
     * A server proved that it is there, as by an activity of its that was verified: if it was given up or left alone, it is tried again
     * soon. Costs nothing, so call it each time.
     */
    public void heardFrom(ServerName server) {
        errands.heardFrom(server.value());
    }

    private boolean mayBeSentTo(URI inbox) {
        boolean may = ServerName.of(inbox).isPresent() && outside.mayCall(inbox);
        if (!may) {
            log.info("An inbox of {} is no address that may be called", inbox.getHost());
        }
        return may;
    }
}
