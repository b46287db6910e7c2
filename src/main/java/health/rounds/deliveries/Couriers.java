package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.RightOfWay;
import health.rounds.platform.SoonDurable;
import health.rounds.platform.WorkLoop;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers what waits in the queue while the server runs.
 *
 * <p>One thread speaks with the database, in short transactions for whatever has gathered; the couriers, each on a virtual thread, call
 * the other servers and never hold a connection. So however many deliveries there are, local work finds the database as before. Whose
 * turn it is say the {@link Lanes}. What is under way when the process dies is delivered again once its lease has ended, and what was delivered
 * a moment before the power went may be; receivers know it by its id.
 */
@Component
@ConditionalOnWebApplication
final class Couriers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Couriers.class);

    /** For what is tried again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** For what another process sent, or died with. */
    private static final Duration LOOK_AT_ALL = Duration.ofSeconds(30);

    /** Nobody notices, and one transaction serves many deliveries. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** A digest of followers may need the database. */
    private static final int DIGESTS_AT_ONCE = 2;

    private final Desk desk;
    private final Errands errands;
    private final Postman postman;
    private final FollowersDigest digests;
    private final RightOfWay rightOfWay;
    private final Clock clock;
    private final WorkLoop loop;
    private final Lanes lanes = new Lanes();
    private final Queue<Tried> tried = new ConcurrentLinkedQueue<>();
    private final Semaphore digesting = new Semaphore(DIGESTS_AT_ONCE);
    private Instant lookAtAll = Instant.MIN;

    @Autowired
    Couriers(Desk desk, Errands errands, Postman postman, FollowersDigest digests, RightOfWay rightOfWay, Clock clock) {
        this(desk, errands, postman, digests, rightOfWay, clock, LOOK_AGAIN);
    }

    Couriers(
            Desk desk,
            Errands errands,
            Postman postman,
            FollowersDigest digests,
            RightOfWay rightOfWay,
            Clock clock,
            Duration lookAgain) {
        this.desk = desk;
        this.errands = errands;
        this.postman = postman;
        this.digests = digests;
        this.rightOfWay = rightOfWay;
        this.clock = clock;
        this.loop = new WorkLoop("Delivering", errands.bell(), lookAgain, () -> SoonDurable.call(this::goRound));
    }

    /** Whether there may be more to do at once. */
    private boolean goRound() throws InterruptedException {
        Thread.sleep(GATHER);
        rightOfWay.giveWay();
        finish();
        rightOfWay.giveWay();
        learn();
        rightOfWay.giveWay();
        return begin();
    }

    private void finish() {
        List<Tried> ended = new ArrayList<>();
        tried.forEach(ended::add);
        if (!ended.isEmpty()) {
            Map<String, Standing> standings = desk.finish(ended);
            for (Tried each : ended) {
                tried.remove();
                lanes.end(each.parcel().host(), each.place());
            }
            standings.forEach(lanes::learn);
        }
    }

    private void learn() {
        Instant now = clock.instant();
        if (!now.isBefore(lookAtAll)) {
            Set<String> heard = errands.takeHeard();
            if (!heard.isEmpty()) {
                desk.heardFrom(heard);
            }
            desk.all().forEach(lanes::learn);
            lookAtAll = now.plus(LOOK_AT_ALL);
        }
        Set<String> changed = errands.takeChanged();
        Set<String> fresh = errands.takeNew();
        fresh.forEach(host -> lanes.putForward(host, now));
        Set<String> toLearn = new HashSet<>(lanes.unknown(fresh));
        toLearn.addAll(changed);
        if (!toLearn.isEmpty()) {
            desk.of(toLearn).forEach(lanes::learn);
        }
    }

    private boolean begin() {
        Map<String, Integer> room = lanes.room(clock.instant());
        if (room.isEmpty()) {
            return false;
        }
        Map<String, Integer> unused = new HashMap<>(room);
        for (Parcel parcel : desk.claim(room)) {
            unused.merge(parcel.host(), -1, Integer::sum);
            begin(parcel);
        }
        unused.values().removeIf(left -> left == 0);
        if (!unused.isEmpty()) {
            desk.withoutWhatIsHeldUp(unused.keySet()).forEach(lanes::learn);
        }
        return true;
    }

    private void begin(Parcel parcel) {
        Pace place = lanes.begin(parcel.host(), clock.instant());
        loop.begin(() -> {
            long begun = System.nanoTime();
            Outcome outcome = deliver(parcel);
            tried.add(new Tried(parcel, place, outcome, clock.instant(), Duration.ofNanos(System.nanoTime() - begun)));
        });
    }

    private Outcome deliver(Parcel parcel) {
        if (parcel.isWithdrawn()) {
            return new Outcome.Withdrawn();
        }
        if (desk.isKeptOut(parcel.host())) {
            return new Outcome.KeptOut();
        }
        try {
            OutsideReply reply = rightOfWay.behind(
                    () -> postman.post(parcel.signatory(), parcel.inbox(), parcel.body(), headers(parcel)));
            return noted(parcel, Reasons.of(reply, clock.instant()));
        } catch (IOException e) {
            return noted(parcel, Reasons.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotSent(Reasons.OUR_FAULT);
        } catch (RuntimeException e) {
            log.error("Activity {} could not be taken to {}", parcel.activity(), parcel.host(), e);
            return new Outcome.NotSent(Reasons.OUR_FAULT);
        }
    }

    private static Outcome noted(Parcel parcel, Outcome outcome) {
        if (!(outcome instanceof Outcome.Delivered)) {
            log.debug("Activity {} was not taken by {}: {}", parcel.activity(), parcel.host(), outcome);
        }
        return outcome;
    }

    private Map<String, String> headers(Parcel parcel) {
        return parcel.signatory()
                .member()
                .filter(member -> parcel.toFollowers())
                .flatMap(member -> digest(member, parcel.inbox()))
                .map(digest -> Map.of(FollowersDigest.HEADER, digest))
                .orElse(Map.of());
    }

    private Optional<String> digest(AccountId member, URI inbox) {
        digesting.acquireUninterruptibly();
        try {
            return digests.of(member, inbox);
        } finally {
            digesting.release();
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    /** What was taken meanwhile is written down, or it would be delivered twice. */
    @Override
    public void stop() {
        loop.stop();
        try {
            finish();
        } catch (RuntimeException e) {
            log.warn("Some deliveries could not be written down and will be made again", e);
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
