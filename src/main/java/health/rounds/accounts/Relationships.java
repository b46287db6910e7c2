package health.rounds.accounts;

import health.rounds.accounts.RelationshipStore.Unseen;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.Settings;
import health.rounds.platform.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to how two accounts stand to each other: blocks, mutes, hidden domains and private notes. */
@Component
public class Relationships {
    private static final int SIZE = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final RelationshipStore store;
    private final HiddenDomainStore domains;
    private final HostMembers hosts;
    private final FollowRecipe follows;
    private final CountStore counts;
    private final People people;
    private final Sanctioned sanctioned;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String ownHost;
    private final ReadThrough<AccountId, Unseen> unseen = new ReadThrough<>(SIZE, LASTING);
    private final ProfileLimits limits = ProfileLimits.read();

    Relationships(
            RelationshipStore store,
            HiddenDomainStore domains,
            HostMembers hosts,
            FollowRecipe follows,
            CountStore counts,
            People people,
            Sanctioned sanctioned,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events,
            Settings settings) {
        this.store = store;
        this.domains = domains;
        this.hosts = hosts;
        this.follows = follows;
        this.counts = counts;
        this.people = people;
        this.sanctioned = sanctioned;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.ownHost = settings.publicUrl().getHost();
    }

    /** In the order asked; ids of nobody are left out. One query, however many ids. */
    public List<Relationship> of(AccountId viewer, Collection<AccountId> targets) {
        return store.of(viewer, targets, clock.instant());
    }

    /** Blocks, and ends follows and requests both ways; nobody can block themself or someone who does not exist. */
    @Transactional
    public void block(AccountId viewer, AccountId target) {
        if (counts.lock(viewer, target)) {
            follows.end(viewer, target, viewer);
            follows.end(target, viewer, viewer);
            long block = ids.next();
            if (store.block(block, viewer, target)) {
                events.publishEvent(new BlockChange.Began(viewer, target, block));
            }
            changed(viewer, target);
        }
    }

    @Transactional
    public void unblock(AccountId viewer, AccountId target) {
        store.unblock(viewer, target)
                .ifPresent(block -> events.publishEvent(new BlockChange.Ended(viewer, target, block)));
        changed(viewer, target);
    }

    /** Mutes, for a time or until it is taken back; nobody can mute themself or someone who does not exist. */
    @Transactional
    public void mute(AccountId viewer, AccountId target, boolean notificationsToo, Optional<Duration> lasting) {
        if (counts.lock(viewer, target)) {
            Optional<Instant> until = lasting.map(clock.instant()::plus);
            store.mute(ids.next(), viewer, target, notificationsToo, until);
            changed(viewer, target);
        }
    }

    @Transactional
    public void unmute(AccountId viewer, AccountId target) {
        store.unmute(viewer, target);
        changed(viewer, target);
    }

    /** Keeps a private note about someone; empty removes it. One that is too long is an {@link InvalidInput}. */
    @Transactional
    public void note(AccountId viewer, AccountId target, String text) {
        String note = ProfileText.paragraphs(text);
        if (note.length() > limits.note()) {
            throw new InvalidInput("A note may have %d characters at most.".formatted(limits.note()));
        }
        store.note(viewer, target, note);
    }

    /**
     * Keeps a domain of which the viewer wants to see nobody, and ends follows and requests both ways; the domain of this community, or
     * one too many, is an {@link InvalidInput}. From {@link #hiddenFrom} and {@link #silentFor} every timeline, list and notification
     * takes what it leaves out.
     */
    @Transactional
    public void hideDomain(AccountId viewer, DomainName domain) {
        if (domain.ascii().equalsIgnoreCase(ownHost)) {
            throw new InvalidInput(
                    "This is the domain of your own community. You can mute or block people one by one.");
        }
        counts.lock(Set.of(viewer));
        if (domains.countBeside(viewer, domain) >= limits.hiddenDomains()) {
            throw new InvalidInput("You can hide %,d domains at most.".formatted(limits.hiddenDomains()));
        }
        domains.insert(ids.next(), viewer, domain);
        List<AccountId> known = store.followsWith(viewer, domain.ascii());
        counts.lock(known);
        for (AccountId other : known) {
            follows.end(viewer, other, viewer);
            follows.end(other, viewer, viewer);
        }
        unseen.forget(viewer);
    }

    /** What hiding the domain has ended does not begin again. */
    @Transactional
    public void showDomain(AccountId viewer, DomainName domain) {
        domains.delete(viewer, domain);
        unseen.forget(viewer);
    }

    /** Whether the viewer hides all accounts of the other's server. Answered from memory. */
    public boolean hidesDomainOf(AccountId viewer, AccountId other) {
        return hosts.of(unseen(viewer).hosts()).stream().anyMatch(members -> members.contains(other));
    }

    /** The names as they are kept, the one hidden last first. */
    public Slice<String> hiddenDomains(AccountId viewer, Page page) {
        return Slice.of(domains.of(viewer, page), HiddenDomainStore.Row::domain, HiddenDomainStore.Row::id);
    }

    /** Newest first. */
    public Slice<Account> blockedBy(AccountId viewer, Page page) {
        return people.slice(store.blockedBy(viewer, page));
    }

    /** Newest first. */
    public Slice<Account> mutedBy(AccountId viewer, Page page) {
        return people.slice(store.mutedBy(viewer, page, clock.instant()));
    }

    /** Whose posts the viewer does not see: blocked, blocking, muted, of a hidden domain or suspended. Answered from memory. */
    public Set<AccountId> hiddenFrom(AccountId viewer) {
        Unseen out = unseen(viewer);
        return together(out.hidden(), out.hosts());
    }

    /** The same for a passer-by too, from whom only the suspended are hidden. */
    public Set<AccountId> hiddenFrom(Optional<AccountId> viewer) {
        return viewer.isPresent() ? hiddenFrom(viewer.get()) : sanctioned.suspended();
    }

    /** Whose acts the viewer is not told of: blocked, blocking, muted with notifications, of a hidden domain or suspended. From memory. */
    public Set<AccountId> silentFor(AccountId viewer) {
        Unseen out = unseen(viewer);
        return together(out.silent(), out.hosts());
    }

    /** Whom the viewer blocks or is blocked by, and who is suspended. Answered from memory. */
    public Set<AccountId> apartFrom(AccountId viewer) {
        return together(unseen(viewer).apart(), List.of());
    }

    /** Whether either blocks the other, or the other is suspended. Answered from memory. */
    public boolean areApart(AccountId one, AccountId other) {
        return sanctioned.suspended().contains(other) || unseen(one).apart().contains(other);
    }

    private Set<AccountId> together(Set<AccountId> some, List<String> hidden) {
        List<Set<AccountId>> parts = new ArrayList<>(hidden.size() + 2);
        parts.add(some);
        parts.add(sanctioned.suspended());
        parts.addAll(hosts.of(hidden));
        return Together.of(parts);
    }

    /** Whether the other blocks the viewer. Answered from memory. */
    public boolean isBlockedBy(AccountId viewer, AccountId other) {
        return unseen(viewer).blockers().contains(other);
    }

    private Unseen unseen(AccountId viewer) {
        Instant now = clock.instant();
        Unseen kept =
                unseen.get(viewer, id -> Optional.of(store.unseen(id, now))).orElseThrow();
        if (now.isBefore(kept.until())) {
            return kept;
        }
        unseen.forget(viewer);
        return store.unseen(viewer, now);
    }

    private void changed(AccountId viewer, AccountId target) {
        unseen.forget(viewer);
        unseen.forget(target);
        AfterCommit.run(() -> events.publishEvent(new RelationshipChanged(viewer, target)));
    }
}
