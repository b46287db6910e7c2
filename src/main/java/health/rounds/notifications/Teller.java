package health.rounds.notifications;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationships;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.timelines.LiveStreams;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps a notice for someone and shows it on their open streams, as their policy wants it; nobody hears of themselves, or of those
 * whom they silenced.
 */
@Component
final class Teller {
    private final NoticeStore store;
    private final NoticePolicies policies;
    private final Accounts accounts;
    private final Relationships relationships;
    private final LiveStreams streams;
    private final ApplicationEventPublisher events;
    private final Ids ids;

    Teller(
            NoticeStore store,
            NoticePolicies policies,
            Accounts accounts,
            Relationships relationships,
            LiveStreams streams,
            ApplicationEventPublisher events,
            Ids ids) {
        this.store = store;
        this.policies = policies;
        this.accounts = accounts;
        this.relationships = relationships;
        this.streams = streams;
        this.events = events;
        this.ids = ids;
    }

    void tell(AccountId to, NoticeKind kind, AccountId from) {
        tellOthers(to, kind, from, null, () -> policies.of(to, kind, from));
    }

    void tell(AccountId to, NoticeKind kind, AccountId from, PostId post) {
        tellOthers(to, kind, from, post, () -> policies.of(to, kind, from));
    }

    /** Tells someone whom a post names. */
    void tellMentioned(AccountId to, Post post) {
        tellOthers(to, NoticeKind.MENTION, post.author(), post.id(), () -> policies.ofMention(to, post));
    }

    private void tellOthers(
            AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post, Supplier<Handling> handling) {
        if (to.equals(from)
                || !isHere(to)
                || isByGroup(kind, from)
                || relationships.silentFor(to).contains(from)) {
            return;
        }
        switch (handling.get()) {
            case ACCEPT -> keep(to, kind, from, post);
            case FILTER -> store.insert(newId(), to, kind, from, post, true); // and no stream hears of it
            case DROP -> {}
        }
    }

    /** Tells someone of their own, such as a poll that ended. */
    void tellAuthor(AccountId author, NoticeKind kind, PostId post) {
        if (isHere(author)) {
            keep(author, kind, author, post);
        }
    }

    /** Tells someone of a decision that is no friend's or stranger's, whatever their policy and whomever they silenced. */
    void tellOfOffice(AccountId to, NoticeKind kind, AccountId from, long about) {
        long id = newId();
        if (store.insert(id, to, kind, from, null, about, false)) {
            told(id, to, kind, from);
        }
    }

    void takeBack(AccountId to, NoticeKind kind, AccountId from) {
        store.delete(kind, to, from);
    }

    /** Members of other servers are told by these, and behind a group there is nobody to tell. */
    private boolean isHere(AccountId to) {
        return accounts.byId(to)
                .filter(account -> account.isLocal() && !account.group())
                .isPresent();
    }

    /** Whoever writes to a group knows that it passes that on. */
    private boolean isByGroup(NoticeKind kind, AccountId from) {
        return kind == NoticeKind.BOOST
                && accounts.byId(from).filter(Account::group).isPresent();
    }

    private void keep(AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        long id = newId();
        if (store.insert(id, to, kind, from, post, false)) {
            told(id, to, kind, from);
        }
    }

    private void told(long id, AccountId to, NoticeKind kind, AccountId from) {
        events.publishEvent(new Noticed(id, to, kind, from));
        AfterCommit.run(() -> streams.notice(to, id));
    }

    /** Pushed to apps, where it is a JSON number and may be read by JavaScript. */
    private long newId() {
        return ids.nextForScripts();
    }
}
