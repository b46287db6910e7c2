package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Sanctioned;
import health.rounds.posts.Post;
import health.rounds.posts.Threads;
import health.rounds.posts.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** The front door to what people want to be told of by whom. */
@Component
public class NoticePolicies {
    /** As long as an account counts as new in Mastodon (app/services/notify_service.rb). */
    private static final Duration NEW_ACCOUNT = Duration.ofDays(30);

    /** As long as a follower does not count there, so that nobody follows only to be heard. */
    private static final Duration NEW_FOLLOWER = Duration.ofDays(3);

    private final PolicyStore store;
    private final Threads threads;
    private final Sanctioned sanctioned;
    private final Clock clock;

    NoticePolicies(PolicyStore store, Threads threads, Sanctioned sanctioned, Clock clock) {
        this.store = store;
        this.threads = threads;
        this.sanctioned = sanctioned;
        this.clock = clock;
    }

    public NoticePolicy of(AccountId account) {
        return store.of(account).orElse(NoticePolicy.USUAL);
    }

    /** For what comes from now on. */
    public void change(AccountId account, PolicyChange change) {
        store.change(account, change);
    }

    /** What becomes of it that a post names somebody. */
    public Handling ofMention(AccountId named, Post post) {
        return handling(named, NoticeKind.MENTION, post.author(), () -> isUnasked(post, named));
    }

    /** What becomes of an act; that a post names somebody is for {@link #ofMention}. */
    Handling of(AccountId to, NoticeKind kind, AccountId from) {
        return handling(to, kind, from, () -> false);
    }

    /** Whether a post is direct and stands under no direct post of the one whom it names. */
    private boolean isUnasked(Post post, AccountId named) {
        return post.visibility() == Visibility.DIRECT
                && threads.above(post.id(), Optional.of(named)).stream()
                        .noneMatch(above -> above.author().equals(named) && above.visibility() == Visibility.DIRECT);
    }

    /** Whether it is an unasked private mention is only found out where it matters. */
    private Handling handling(AccountId to, NoticeKind kind, AccountId from, BooleanSupplier unaskedPrivateMention) {
        if (!kind.isFilterable()) {
            return Handling.ACCEPT;
        }
        Optional<NoticePolicy> policy = store.of(to);
        boolean isLimited = sanctioned.limited().contains(from);
        if (policy.isEmpty() && !isLimited) {
            return Handling.ACCEPT; // the usual policy holds nobody else back
        }
        NoticePolicy wanted = policy.orElse(NoticePolicy.USUAL);
        return store.sender(to, from)
                .filter(sender -> !sender.isPermitted())
                .map(sender -> isLimited && !sender.isFollowed()
                        ? handling(wanted, sender, unaskedPrivateMention).orStricter(wanted.limitedAccounts())
                        : handling(wanted, sender, unaskedPrivateMention))
                .orElse(Handling.ACCEPT);
    }

    private Handling handling(NoticePolicy policy, PolicyStore.Sender sender, BooleanSupplier unaskedPrivateMention) {
        Instant now = clock.instant();
        Handling strictest = Handling.ACCEPT;
        if (sender.followerSince().isEmpty() || sender.followerSince().get().isAfter(now.minus(NEW_FOLLOWER))) {
            strictest = strictest.orStricter(policy.notFollowers());
        }
        if (!sender.isFollowed()) {
            strictest = strictest.orStricter(policy.notFollowing());
            if (sender.joined().isAfter(now.minus(NEW_ACCOUNT))) {
                strictest = strictest.orStricter(policy.newAccounts());
            }
            if (policy.privateMentions() != Handling.ACCEPT && unaskedPrivateMention.getAsBoolean()) {
                strictest = strictest.orStricter(policy.privateMentions());
            }
        }
        return strictest;
    }
}
