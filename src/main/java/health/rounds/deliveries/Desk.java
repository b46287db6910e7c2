package health.rounds.deliveries;

import health.rounds.accounts.ServerRule;
import health.rounds.deliveries.Outcome.Delivered;
import health.rounds.deliveries.Outcome.KeptOut;
import health.rounds.deliveries.Outcome.NotSent;
import health.rounds.deliveries.Outcome.Postponed;
import health.rounds.deliveries.Outcome.Refused;
import health.rounds.deliveries.Outcome.Withdrawn;
import health.rounds.deliveries.ParcelStore.Dropped;
import health.rounds.deliveries.ParcelStore.Line;
import health.rounds.platform.Transactions;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands out what is to be delivered, and writes down what came of it: many at once, each time in one short transaction. */
@Component
final class Desk {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    /** Longer than any delivery takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final ParcelStore parcels;
    private final ServerStore servers;
    private final OutcomeStore outcomes;
    private final ServerRule rule;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Desk(
            ParcelStore parcels,
            ServerStore servers,
            OutcomeStore outcomes,
            ServerRule rule,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.parcels = parcels;
        this.servers = servers;
        this.outcomes = outcomes;
        this.rule = rule;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What is due, no more than there is room for. */
    List<Parcel> claim(Map<String, Integer> room) {
        Instant now = clock.instant();
        return transactions.call(() -> parcels.claim(now, now.plus(LEASE), room));
    }

    /** All servers that something waits for; what waits for one that is kept out by now is dropped. */
    Map<String, Standing> all() {
        Set<String> hosts = parcels.hosts();
        List<String> keptOut =
                hosts.stream().filter(host -> !rule.speaksWith(host)).toList();
        if (!keptOut.isEmpty()) {
            transactions.run(() -> drop(keptOut, Reasons.KEPT_OUT));
        }
        return of(hosts);
    }

    /** Whether it is kept out, perhaps since something was queued for it. */
    boolean isKeptOut(String host) {
        return !rule.speaksWith(host);
    }

    Map<String, Standing> of(Collection<String> hosts) {
        return standings(hosts, servers.of(hosts), Instant.EPOCH);
    }

    /** The same without what is due but cannot be taken, as it must not overtake something that is under way or tried again. */
    Map<String, Standing> withoutWhatIsHeldUp(Collection<String> hosts) {
        return standings(hosts, servers.of(hosts), clock.instant());
    }

    /** Takes note that servers are there; those that had been given up are tried again. */
    void heardFrom(Collection<String> hosts) {
        servers.comeBack(hosts).forEach(host -> log.info("{} was heard from again", host));
    }

    /** Writes down what came of deliveries; says how the servers stand afterwards. */
    Map<String, Standing> finish(List<Tried> all) {
        return transactions.call(() -> {
            Map<String, Health> healths = healths(all);
            endOrPutOff(all);
            dropForUnavailable(healths);
            return standings(healths.keySet(), healths, Instant.EPOCH);
        });
    }

    private Map<String, Health> healths(List<Tried> all) {
        Set<String> hosts = all.stream().map(tried -> tried.parcel().host()).collect(Collectors.toSet());
        Map<String, Health> healths = new HashMap<>(servers.lock(hosts));
        for (Tried tried : all) {
            String host = tried.parcel().host();
            healths.put(host, after(healths.getOrDefault(host, Health.UNKNOWN), tried));
        }
        servers.put(healths);
        return healths;
    }

    private static Health after(Health before, Tried tried) {
        return switch (tried.outcome()) {
            case Delivered() -> before.succeeded(tried.at(), tried.took());
            case Refused(String reason, boolean _) -> before.refused(tried.at(), tried.took(), reason);
            case NotSent(String _), Withdrawn(), KeptOut() -> before;
            case Postponed late -> {
                Health judged = late.serverFailed()
                        ? before.failed(tried.at(), late.reason())
                        : before.refused(tried.at(), tried.took(), late.reason());
                yield late.leaveAlone()
                        .map(pause -> judged.leftAlone(tried.at(), pause, late.reason()))
                        .orElse(judged);
            }
        };
    }

    private void endOrPutOff(List<Tried> all) {
        List<Line> ended = new ArrayList<>();
        Map<Line, Instant> late = new HashMap<>();
        List<Ended> told = new ArrayList<>();
        for (Tried tried : all) {
            Parcel parcel = tried.parcel();
            Line line = new Line(parcel.line(), parcel.activity());
            Optional<Instant> again = Patience.nextTry(parcel.attempts(), tried.outcome(), tried.at());
            if (again.isPresent()) {
                late.put(line, again.get());
            } else {
                ended.add(line);
                if (!(tried.outcome() instanceof Withdrawn)) {
                    parcel.post().ifPresent(post -> told.add(new Ended(post, parcel, reason(tried))));
                }
            }
            if (tried.outcome() instanceof Refused refused && refused.isGone()) {
                events.publishEvent(new InboxGone(parcel.inbox().toString()));
            }
        }
        parcels.delete(ended);
        parcels.putOff(late);
        tell(told);
    }

    /** A delivery that will not be tried again; without a reason it was taken. */
    private record Ended(PostId post, Parcel parcel, Optional<String> reason) {
        private record What(PostId post, Signatory signatory, Optional<String> reason) {}

        What what() {
            return new What(post, parcel.signatory(), reason);
        }
    }

    /** One statement for each post and outcome, however many servers it concerns. */
    private void tell(List<Ended> told) {
        Map<Ended.What, Set<String>> hosts = new HashMap<>();
        told.forEach(each -> hosts.computeIfAbsent(each.what(), key -> new HashSet<>())
                .add(each.parcel().host()));
        Instant now = clock.instant();
        hosts.forEach((what, those) -> what.reason()
                .ifPresentOrElse(
                        reason -> outcomes.failed(what.post(), what.signatory(), those, now, reason),
                        () -> outcomes.delivered(what.post(), what.signatory(), those, now)));
    }

    private static Optional<String> reason(Tried tried) {
        return switch (tried.outcome()) {
            case Delivered(), Withdrawn() -> Optional.empty();
            case Refused(String reason, boolean _) -> Optional.of(reason);
            case Postponed late -> Optional.of(triedOften(tried, late.reason()));
            case NotSent(String reason) -> Optional.of(triedOften(tried, reason));
            case KeptOut() -> Optional.of(Reasons.KEPT_OUT);
        };
    }

    private static String triedOften(Tried tried, String reason) {
        return "It was tried %d times. %s".formatted(tried.parcel().attempts(), reason);
    }

    private void dropForUnavailable(Map<String, Health> healths) {
        List<String> unavailable = healths.entrySet().stream()
                .filter(each -> each.getValue().unavailableSince().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (!unavailable.isEmpty()) {
            drop(unavailable, Reasons.UNAVAILABLE);
        }
    }

    private void drop(List<String> hosts, String reason) {
        List<Dropped> dropped = parcels.dropFor(hosts);
        outcomes.dropped(dropped, clock.instant(), reason);
        log.info("Gave up {} deliveries to {}: {}", dropped.size(), hosts, reason);
    }

    private Map<String, Standing> standings(Collection<String> hosts, Map<String, Health> healths, Instant dueAfter) {
        Map<String, Instant> due = parcels.due(hosts, dueAfter);
        return hosts.stream()
                .collect(Collectors.toMap(
                        host -> host,
                        host -> new Standing(
                                healths.getOrDefault(host, Health.UNKNOWN), Optional.ofNullable(due.get(host)))));
    }
}
