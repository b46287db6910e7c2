package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.posts.PostId;
import health.rounds.timelines.LiveStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a notice for someone and shows it on their open streams; nobody hears of themselves, or of those whom they silenced. */
@Component
final class Teller {
    private final NoticeStore store;
    private final Relationships relationships;
    private final LiveStreams streams;
    private final Ids ids;

    Teller(NoticeStore store, Relationships relationships, LiveStreams streams, Ids ids) {
        this.store = store;
        this.relationships = relationships;
        this.streams = streams;
        this.ids = ids;
    }

    void tell(AccountId to, NoticeKind kind, AccountId from) {
        tellOthers(to, kind, from, null);
    }

    void tell(AccountId to, NoticeKind kind, AccountId from, PostId post) {
        tellOthers(to, kind, from, post);
    }

    private void tellOthers(AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        if (!to.equals(from) && !relationships.silentFor(to).contains(from)) {
            keep(to, kind, from, post);
        }
    }

    /** Tells someone of their own, such as a poll that ended. */
    void tellAuthor(AccountId author, NoticeKind kind, PostId post) {
        keep(author, kind, author, post);
    }

    void takeBack(AccountId to, NoticeKind kind, AccountId from) {
        store.delete(kind, to, from);
    }

    private void keep(AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        long id = ids.next();
        if (store.insert(id, to, kind, from, post)) {
            AfterCommit.run(() -> streams.notice(to, id));
        }
    }
}
