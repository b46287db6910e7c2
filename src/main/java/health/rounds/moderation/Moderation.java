package health.rounds.moderation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.identity.Applicants;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Transactions;
import health.rounds.posts.PostId;
import health.rounds.publishing.Publisher;
import health.rounds.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to what moderators do about accounts: each deed is logged with its reason, and what hurts is told to whom it hurts. */
@Component
public class Moderation {
    private final Reports reports;
    private final ModerationLog log;
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final Users users;
    private final Applicants applicants;
    private final Publisher publisher;
    private final Notifications notifications;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final ReportLimits limits = ReportLimits.read();

    Moderation(
            Reports reports,
            ModerationLog log,
            Accounts accounts,
            Sanctioned sanctioned,
            Users users,
            Applicants applicants,
            Publisher publisher,
            Notifications notifications,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.log = log;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.users = users;
        this.applicants = applicants;
        this.publisher = publisher;
        this.notifications = notifications;
        this.transactions = transactions;
        this.events = events;
    }

    /** Whether the moderator's role is above the account's; people elsewhere and groups have none. */
    public boolean mayActOn(AccountId moderator, AccountId account) {
        Optional<User> user = users.byAccount(moderator);
        if (accounts.byId(account)
                .filter(found -> !found.isLocal() || found.group())
                .isPresent()) {
            return user.filter(User::isActive)
                    .filter(active -> active.role() != Role.MEMBER)
                    .isPresent();
        }
        Optional<User> other = users.byAccount(account);
        return user.filter(found -> other.filter(found::mayModerate).isPresent())
                .isPresent();
    }

    /** Acts against an account and tells it; a measure settles all open reports about it, a mere warning only the one it answers. */
    public ActOutcome act(AccountId moderator, AccountId account, Decision decision) {
        String words = Text.clean(decision.words()).strip();
        if (words.length() > limits.words()) {
            return tooLong();
        }
        if (!answersReport(moderator, account, decision.report())) {
            return new ActOutcome.Unknown();
        }
        return onAccount(moderator, account, () -> {
            boolean possible = accounts.byId(account)
                    .filter(found -> !found.sanctions().erased())
                    .filter(found -> found.isLocal() || decision.measure().reachesElsewhere())
                    .isPresent();
            if (possible) {
                apply(decision.measure(), account);
                LogEntry entry =
                        log.write(moderator, decision.measure().deed(), account, decision.report(), List.of(), words);
                tell(entry, decision.mail());
                if (decision.measure() != Measure.WARN) {
                    reports.resolveAllAbout(account, moderator);
                } else {
                    decision.report().ifPresent(report -> reports.resolve(moderator, report));
                }
            }
            return possible;
        });
    }

    /** Takes down those of a report's posts, and settles the report. */
    public ActOutcome removePosts(AccountId moderator, long report, List<PostId> posts, String reason, boolean mail) {
        Optional<Report> found = reports.byId(moderator, report);
        if (found.isEmpty() || !found.get().posts().containsAll(posts)) {
            return new ActOutcome.Unknown();
        }
        String words = Text.clean(reason).strip();
        if (words.length() > limits.words()) {
            return tooLong();
        }
        AccountId account = found.get().target();
        return onAccount(moderator, account, () -> {
            List<PostId> gone = posts.stream()
                    .filter(post -> publisher.moderate(account, post, moderator))
                    .toList();
            if (!gone.isEmpty()) {
                tell(log.write(moderator, Deed.REMOVE_POSTS, account, Optional.of(report), gone, words), mail);
                reports.resolve(moderator, report);
            }
            return !gone.isEmpty();
        });
    }

    /** Lets somebody sign in again. */
    public ActOutcome enable(AccountId moderator, AccountId account) {
        return onAccount(moderator, account, () -> {
            if (users.byAccount(account).filter(User::disabled).isPresent()) {
                users.enable(account);
                note(moderator, Deed.ENABLE, account);
            }
            return true;
        });
    }

    /** Lets everybody see the account's posts again. */
    public ActOutcome unlimit(AccountId moderator, AccountId account) {
        return lift(moderator, account, Sanction.LIMITED, Deed.UNLIMIT);
    }

    /** Shows the account's pictures as it marks them. */
    public ActOutcome unsensitive(AccountId moderator, AccountId account) {
        return lift(moderator, account, Sanction.SENSITIVE, Deed.UNSENSITIVE);
    }

    /** Brings account and posts back; not allowed where it is not suspended, or its data are deleted already. */
    public ActOutcome unsuspend(AccountId moderator, AccountId account) {
        return onAccount(moderator, account, () -> {
            boolean lifted = users.unsuspend(account);
            if (lifted) {
                note(moderator, Deed.UNSUSPEND, account);
            }
            return lifted;
        });
    }

    /** Whether the moderator may delete data for good: what cannot be taken back is for administrators. */
    public boolean mayErase(AccountId moderator) {
        return users.byAccount(moderator)
                .filter(user -> user.role() == Role.ADMIN)
                .isPresent();
    }

    /** Deletes the data of a suspended account for good, without waiting for thirty days. */
    public ActOutcome erase(AccountId moderator, AccountId account) {
        return onAccount(moderator, account, () -> {
            boolean suspended = mayErase(moderator)
                    && accounts.byId(account)
                            .filter(found -> found.sanctions().isSuspended()
                                    && !found.sanctions().erased())
                            .isPresent();
            if (suspended) {
                note(moderator, Deed.ERASE, account);
                events.publishEvent(new ErasureDue(account));
            }
            return suspended;
        });
    }

    /** Lets somebody in who waits; not allowed where nobody waits. */
    public ActOutcome letIn(AccountId moderator, AccountId account) {
        return onAccount(moderator, account, () -> {
            boolean done = applicants.letIn(account);
            if (done) {
                note(moderator, Deed.LET_IN, account);
            }
            return done;
        });
    }

    /** Deletes user and account of somebody who waits; not allowed where nobody waits. */
    public ActOutcome turnDown(AccountId moderator, AccountId account) {
        return onAccount(moderator, account, () -> {
            boolean done = applicants.turnDown(account);
            if (done) {
                notifications.forget(account);
                note(moderator, Deed.TURN_DOWN, account);
            }
            return done;
        });
    }

    private ActOutcome lift(AccountId moderator, AccountId account, Sanction sanction, Deed deed) {
        return onAccount(moderator, account, () -> {
            if (sanctioned.lift(account, sanction)) {
                note(moderator, deed, account);
            }
            return true;
        });
    }

    private void apply(Measure measure, AccountId account) {
        switch (measure) {
            case WARN -> {}
            case SENSITIVE -> sanctioned.impose(account, Sanction.SENSITIVE);
            case LIMIT -> sanctioned.impose(account, Sanction.LIMITED);
            case DISABLE -> users.disable(account);
            case SUSPEND -> users.suspend(account);
        }
    }

    /** People elsewhere are told nothing: their own server answers for them. */
    private void tell(LogEntry entry, boolean mail) {
        if (accounts.byId(entry.account()).filter(Account::isLocal).isEmpty()) {
            return;
        }
        notifications.tell(entry.account(), NoticeKind.WARNING, entry.account(), entry.id());
        if (mail) {
            events.publishEvent(new Warned(entry.id()));
        }
    }

    private void note(AccountId moderator, Deed deed, AccountId account) {
        log.write(moderator, deed, account, Optional.empty(), List.of(), "");
    }

    private boolean answersReport(AccountId moderator, AccountId account, Optional<Long> report) {
        return report.isEmpty()
                || reports.byId(moderator, report.get())
                        .filter(found -> found.target().equals(account))
                        .isPresent();
    }

    /** @param work in one transaction; says whether it could be done */
    private ActOutcome onAccount(AccountId moderator, AccountId account, BooleanSupplier work) {
        if (accounts.byId(account).isEmpty()) {
            return new ActOutcome.Unknown();
        }
        boolean done = mayActOn(moderator, account) && transactions.call(work::getAsBoolean);
        return done ? new ActOutcome.Done() : new ActOutcome.NotAllowed();
    }

    private ActOutcome tooLong() {
        return new ActOutcome.Refused("A reason may have %d characters at most.".formatted(limits.words()));
    }
}
