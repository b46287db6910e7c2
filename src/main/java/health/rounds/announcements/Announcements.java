package health.rounds.announcements;

import health.rounds.accounts.AccountId;
import health.rounds.announcements.Announcement.Reaction;
import health.rounds.announcements.Announcement.Seen;
import health.rounds.emojis.Emojis;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.Transactions;
import health.rounds.timelines.LiveStreams;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door for reading announcements and reacting to them. Those that are not over are held in memory and looked up again every
 * few seconds; whatever is new or gone then, whoever wrote or ended it, is told to open streams.
 */
@Component
public class Announcements {
    private final AnnouncementStore store;
    private final Announcer announcer;
    private final Emojis emojis;
    private final LiveStreams streams;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final AnnouncementLimits limits = AnnouncementLimits.read();
    private final AtomicReference<@Nullable List<Announcement>> kept = new AtomicReference<>();

    Announcements(
            AnnouncementStore store,
            Announcer announcer,
            Emojis emojis,
            LiveStreams streams,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.announcer = announcer;
        this.emojis = emojis;
        this.streams = streams;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that are not over, by what they speak of, the earliest first. */
    public List<Announcement> active() {
        List<Announcement> present = kept.get();
        List<Announcement> all = present == null ? refresh() : present;
        return all.stream()
                .filter(announcement -> !announcement.isOver(clock.instant()))
                .toList();
    }

    public Optional<Announcement> byId(long id) {
        return active().stream().filter(announcement -> announcement.id() == id).findFirst();
    }

    /** The same with what the member made of them; two queries, none where there is no announcement. */
    public List<Seen> seenBy(AccountId member) {
        List<Announcement> active = active();
        if (active.isEmpty()) {
            return List.of();
        }
        List<Long> wanted = active.stream().map(Announcement::id).toList();
        Set<Long> read = store.readBy(member, wanted);
        Map<Long, List<Reaction>> reactions = store.reactions(member, wanted);
        return active.stream()
                .map(announcement -> new Seen(
                        announcement,
                        read.contains(announcement.id()),
                        shown(reactions.getOrDefault(announcement.id(), List.of()))))
                .toList();
    }

    /** Those that the member has not dismissed; one query, none where there is no announcement. */
    public List<Announcement> newTo(AccountId member) {
        List<Announcement> active = active();
        if (active.isEmpty()) {
            return active;
        }
        Set<Long> read =
                store.readBy(member, active.stream().map(Announcement::id).toList());
        return active.stream()
                .filter(announcement -> !read.contains(announcement.id()))
                .toList();
    }

    /** Screens and keeps an announcement, and tells open streams of it. */
    public AnnouncementOutcome publish(NewAnnouncement announcement) {
        AnnouncementOutcome outcome = announcer.publish(announcement);
        refresh();
        return outcome;
    }

    /** Takes it back, with its reactions; false where it is not there. */
    public boolean remove(long id) {
        boolean removed = announcer.remove(id);
        refresh();
        return removed;
    }

    /** The member has read it; false where it is not there. */
    public boolean dismiss(AccountId member, long id) {
        boolean present = byId(id).isPresent();
        if (present) {
            store.markRead(member, id);
        }
        return present;
    }

    /** Reacts with a Unicode emoji or the shortcode of one of the community's; again has no effect. */
    public ReactionOutcome react(AccountId member, long id, String name) {
        if (byId(id).isEmpty()) {
            return ReactionOutcome.NO_SUCH_ANNOUNCEMENT;
        }
        if (!isEmoji(name)) {
            return ReactionOutcome.NO_EMOJI;
        }
        return transactions.call(() -> {
            if (!store.lock(id)) {
                return ReactionOutcome.NO_SUCH_ANNOUNCEMENT;
            }
            if (store.namesBeside(id, name) >= limits.reactions()) {
                return ReactionOutcome.TOO_MANY;
            }
            tellIf(() -> store.react(member, id, name, ids.next()), id, name);
            return ReactionOutcome.KEPT;
        });
    }

    /** Takes a reaction back; whoever gave none changes nothing. */
    public ReactionOutcome unreact(AccountId member, long id, String name) {
        if (byId(id).isEmpty()) {
            return ReactionOutcome.NO_SUCH_ANNOUNCEMENT;
        }
        if (!isEmoji(name)) {
            return ReactionOutcome.NO_EMOJI;
        }
        transactions.run(() -> tellIf(() -> store.unreact(member, id, name), id, name));
        return ReactionOutcome.KEPT;
    }

    private void tellIf(BooleanSupplier change, long id, String name) {
        if (change.getAsBoolean()) {
            long count = store.count(id, name);
            AfterCommit.run(() -> streams.announcementReaction(id, name, count));
        }
    }

    private boolean isEmoji(String name) {
        return UnicodeEmoji.is(name) || emojis.byShortcode(name).isPresent();
    }

    /** Without those with an emoji that the community has no more. */
    private List<Reaction> shown(List<Reaction> reactions) {
        return reactions.stream().filter(reaction -> isEmoji(reaction.name())).toList();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        refresh();
    }

    private synchronized List<Announcement> refresh() {
        List<Announcement> now = store.active(clock.instant());
        List<Announcement> before = kept.getAndSet(now);
        if (before != null) {
            now.stream()
                    .filter(announcement -> !before.contains(announcement))
                    .forEach(announcement -> streams.announced(announcement.id()));
            before.stream()
                    .filter(announcement -> !now.contains(announcement))
                    .forEach(announcement -> streams.announcementGone(announcement.id()));
        }
        return now;
    }
}
