package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Finding;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The front door to posts that wait for their time; each is screened again when it comes. */
@Component
public class ScheduledPosts {
    /** How far ahead a post must be scheduled, as in Mastodon. */
    public static final Duration EARLIEST = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(ScheduledPosts.class);
    private static final Duration KEYS_ARE_KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 50;

    /** Pictures are kept longer than until the post is due: it may be held then, and its author wants to mend it. */
    private static final Duration PICTURES_ARE_KEPT = Duration.ofDays(30);

    private final ScheduleStore store;
    private final MediaLibrary library;
    private final IdempotencyStore keys;
    private final Publisher publisher;
    private final Clock clock;

    ScheduledPosts(ScheduleStore store, MediaLibrary library, IdempotencyStore keys, Publisher publisher, Clock clock) {
        this.store = store;
        this.library = library;
        this.keys = keys;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Newest first. */
    public List<ScheduledPost> of(AccountId author, Page page) {
        return store.of(author, page);
    }

    public Optional<ScheduledPost> byId(AccountId author, long id) {
        return store.byId(author, id);
    }

    /** Whether a time is far enough ahead to schedule a post for it. */
    public boolean mayBeDue(Instant dueAt) {
        return !dueAt.isBefore(clock.instant().plus(EARLIEST));
    }

    /** Moves one to another time, at least five minutes ahead; empty where it does not exist. */
    public Optional<ScheduledPost> move(AccountId author, long id, Instant dueAt) {
        if (!mayBeDue(dueAt)) {
            throw new IllegalArgumentException("The time is less than five minutes ahead");
        }
        if (!store.move(author, id, dueAt)) {
            return Optional.empty();
        }
        Optional<ScheduledPost> moved = store.byId(author, id);
        moved.ifPresent(post -> library.keepUntil(author, post.draft().media(), picturesUntil(dueAt)));
        return moved;
    }

    static Instant picturesUntil(Instant dueAt) {
        return dueAt.plus(PICTURES_ARE_KEPT);
    }

    public boolean remove(AccountId author, long id) {
        return store.remove(author, id);
    }

    /** Publishes what is due; one that fails delays no other and is tried again. */
    @Scheduled(fixedDelayString = "PT5S")
    void publishDue() {
        for (ScheduledPost post : store.due(clock.instant(), AT_ONCE)) {
            try {
                publish(post);
            } catch (RuntimeException e) {
                log.error("Scheduled post {} could not be published now", post.id(), e);
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOldKeys() {
        keys.forgetBefore(clock.instant().minus(KEYS_ARE_KEPT));
    }

    private void publish(ScheduledPost post) {
        // The key makes it one post, even when a crash or another process brings the same row here twice.
        Optional<String> key = Optional.of("scheduled " + post.id());
        NewPost newPost = new NewPost(post.draft(), post.said(), key, Optional.empty(), post.app());
        switch (publisher.publishDue(post.author(), newPost)) {
            case PublishOutcome.Published _, PublishOutcome.Scheduled _ -> store.remove(post.author(), post.id());
            case PublishOutcome.Held(List<Finding> findings) -> keepFor(post, reasons(findings));
            case PublishOutcome.Asked(List<Finding> findings) -> keepFor(post, reasons(findings));
            case PublishOutcome.Refused(String reason) -> keepFor(post, reason);
            case PublishOutcome.Unknown _ -> keepFor(post, "It belongs to something that no longer exists.");
        }
    }

    private void keepFor(ScheduledPost post, String problem) {
        store.keepWithProblem(post, problem);
        log.info("Scheduled post {} was not published; its author keeps it", post.id());
    }

    private static String reasons(List<Finding> findings) {
        return findings.stream().map(Finding::explanation).distinct().collect(Collectors.joining(" "));
    }
}
