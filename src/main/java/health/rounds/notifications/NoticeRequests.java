package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Page;
import health.rounds.timelines.LiveStreams;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to notifications that a policy holds back, by sender. */
@Component
public class NoticeRequests {
    private final RequestStore store;
    private final PolicyStore policies;
    private final Relationships relationships;
    private final LiveStreams streams;
    private final ApplicationEventPublisher events;

    NoticeRequests(
            RequestStore store,
            PolicyStore policies,
            Relationships relationships,
            LiveStreams streams,
            ApplicationEventPublisher events) {
        this.store = store;
        this.policies = policies;
        this.relationships = relationships;
        this.streams = streams;
        this.events = events;
    }

    /** Newest first. */
    public List<NoticeRequest> of(AccountId account, Page page) {
        return store.of(account, relationships.silentFor(account), page);
    }

    public Optional<NoticeRequest> byId(AccountId account, long id) {
        return store.byIds(account, List.of(id)).stream().findFirst();
    }

    /** How much waits, of a hundred senders at most. */
    public Pending pending(AccountId account) {
        return store.pending(account, relationships.silentFor(account));
    }

    /** Puts what was held back in its place among the others, and lets its senders through from now on. False where there is none. */
    @Transactional
    public boolean accept(AccountId account, Collection<Long> requests) {
        List<AccountId> senders = senders(account, requests);
        if (senders.isEmpty()) {
            return false;
        }
        policies.permit(account, senders);
        store.release(account, senders);
        events.publishEvent(new SendersLetThrough(account, senders));
        AfterCommit.run(() -> streams.noticesMerged(account));
        return true;
    }

    /** Forgets what was held back; what comes later is a new request. False where there is none. */
    @Transactional
    public boolean dismiss(AccountId account, Collection<Long> requests) {
        List<AccountId> senders = senders(account, requests);
        store.delete(account, senders);
        return !senders.isEmpty();
    }

    private List<AccountId> senders(AccountId account, Collection<Long> requests) {
        return store.byIds(account, requests).stream().map(NoticeRequest::from).toList();
    }

    /** How many senders wait, with how many notifications. */
    public record Pending(long requests, long notices) {}
}
