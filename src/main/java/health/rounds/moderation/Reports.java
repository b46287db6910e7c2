package health.rounds.moderation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.Staff;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to reports: members send them in, moderators share them out and settle them. Nobody sees a report about themselves. */
@Component
public class Reports {
    private static final Duration DAY = Duration.ofDays(1);

    private final ReportStore store;
    private final ModerationLog log;
    private final CommunityRules rules;
    private final Accounts accounts;
    private final Posts posts;
    private final Staff staff;
    private final Notifications notifications;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;
    private final ReportLimits limits = ReportLimits.read();

    Reports(
            ReportStore store,
            ModerationLog log,
            CommunityRules rules,
            Accounts accounts,
            Posts posts,
            Staff staff,
            Notifications notifications,
            Transactions transactions,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.rules = rules;
        this.accounts = accounts;
        this.posts = posts;
        this.staff = staff;
        this.notifications = notifications;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    public ReportLimits limits() {
        return limits;
    }

    /** Sends a report in and tells the moderators, but never the one whom it is about. */
    public ReportOutcome file(AccountId reporter, NewReport given) {
        Optional<Account> target = accounts.byId(given.target())
                .filter(account -> !account.sanctions().isSuspended());
        if (target.isEmpty()) {
            return new ReportOutcome.Unknown();
        }
        if (given.target().equals(reporter)) {
            return new ReportOutcome.Refused("You cannot report yourself.");
        }
        String comment = Text.clean(given.comment()).strip();
        Category category = given.rules().isEmpty() ? given.category() : Category.VIOLATION;
        Optional<String> problem = problem(comment, given.posts(), category, given.rules());
        if (problem.isPresent()) {
            return new ReportOutcome.Refused(problem.get());
        }
        if (store.countBy(reporter, clock.instant().minus(DAY)) >= limits.aDay()) {
            return new ReportOutcome.Refused(
                    "You have sent in %d reports within a day. Wait until tomorrow.".formatted(limits.aDay()));
        }
        if (!areReadable(given.posts(), given.target(), reporter)) {
            return new ReportOutcome.Unknown();
        }
        Report report = new Report(
                ids.next(),
                reporter,
                given.target(),
                category,
                comment,
                given.posts(),
                given.rules(),
                given.forward() && !target.get().isLocal(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        transactions.run(() -> {
            store.insert(report);
            if (report.forwarded()) {
                events.publishEvent(new ReportForwarded(report.id()));
            }
            staff.roles().keySet().stream()
                    .filter(moderator -> !moderator.equals(reporter) && !moderator.equals(report.target()))
                    .forEach(moderator -> notifications.tell(moderator, NoticeKind.REPORT, reporter, report.id()));
        });
        return new ReportOutcome.Filed(report);
    }

    /** Those that this moderator may see, newest first. */
    public List<Report> list(AccountId moderator, ReportQuery query, Page page) {
        return store.list(moderator, query, page);
    }

    /** How many wait for this moderator or another. */
    public int countOpen(AccountId moderator) {
        return store.countOpen(moderator);
    }

    public Optional<Report> byId(AccountId moderator, long id) {
        return store.byId(id).filter(report -> !report.target().equals(moderator));
    }

    /** By id, for notifications of those who were told of them; one query. */
    public Map<Long, Report> byIds(Collection<Long> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : store.byIds(wanted).stream().collect(Collectors.toMap(Report::id, Function.identity()));
    }

    /** The moderator looks after it from now on, whoever did before. */
    public Optional<Report> assign(AccountId moderator, long id) {
        return change(moderator, id, Deed.ASSIGN, report -> with(report, Optional.of(moderator), report.resolution()));
    }

    /** Nobody looks after it. */
    public Optional<Report> unassign(AccountId moderator, long id) {
        return change(moderator, id, Deed.UNASSIGN, report -> with(report, Optional.empty(), report.resolution()));
    }

    /** Nothing more is to be done about it. */
    public Optional<Report> resolve(AccountId moderator, long id) {
        return change(
                moderator,
                id,
                Deed.RESOLVE,
                report -> report.isOpen()
                        ? with(
                                report,
                                report.assignedTo(),
                                Optional.of(new Report.Resolution(clock.instant(), moderator)))
                        : report);
    }

    /** It waits again. */
    public Optional<Report> reopen(AccountId moderator, long id) {
        return change(moderator, id, Deed.REOPEN, report -> with(report, report.assignedTo(), Optional.empty()));
    }

    /** Says otherwise what it is about; what does not fit together is an {@link InvalidInput}. */
    public Optional<Report> classify(
            AccountId moderator, long id, Optional<Category> category, Optional<List<String>> wantedRules) {
        return change(moderator, id, Deed.CLASSIFY, report -> {
            Category wanted = category.orElse(report.category());
            // Rules belong to violations alone: with another category they go.
            List<String> named = wanted == Category.VIOLATION ? wantedRules.orElse(report.rules()) : List.of();
            if (wanted != Category.VIOLATION && !wantedRules.orElse(List.of()).isEmpty()) {
                throw new InvalidInput("Validation failed: Rule ids must be blank");
            }
            ruleProblem(wanted, named).ifPresent(problem -> {
                throw new InvalidInput(problem);
            });
            return new Report(
                    report.id(),
                    report.reporter(),
                    report.target(),
                    wanted,
                    report.comment(),
                    report.posts(),
                    named,
                    report.forwarded(),
                    report.changedAt(),
                    report.assignedTo(),
                    report.resolution());
        });
    }

    /** Inside the transaction in which the moderator has acted against the account. */
    void resolveAllAbout(AccountId target, AccountId moderator) {
        store.resolveAllAbout(target, moderator, clock.instant());
    }

    private Optional<Report> change(AccountId moderator, long id, Deed deed, UnaryOperator<Report> change) {
        return transactions.call(() -> {
            Optional<Report> before =
                    store.lock(id).filter(report -> !report.target().equals(moderator));
            Optional<Report> after = before.map(change);
            if (after.equals(before)) {
                return before; // it was so already
            }
            Report changed = at(after.orElseThrow(), clock.instant());
            store.update(changed);
            log.write(moderator, deed, changed.target(), Optional.of(id), List.of(), "");
            return Optional.of(changed);
        });
    }

    private Optional<String> problem(String comment, List<PostId> named, Category category, List<String> broken) {
        if (comment.codePointCount(0, comment.length()) > limits.comment()) {
            return Optional.of(
                    "Validation failed: Comment is too long (maximum is %d characters)".formatted(limits.comment()));
        }
        if (named.size() > limits.posts()) {
            return Optional.of("Validation failed: Name %d posts at most.".formatted(limits.posts()));
        }
        return ruleProblem(category, broken);
    }

    private Optional<String> ruleProblem(Category category, List<String> broken) {
        boolean missing = category == Category.VIOLATION && broken.isEmpty();
        return missing || !rules.exist(broken)
                ? Optional.of("Validation failed: Rule ids does not reference valid rules")
                : Optional.empty();
    }

    private boolean areReadable(List<PostId> named, AccountId author, AccountId reader) {
        List<Post> found = posts.byIds(named, Optional.of(reader));
        return found.size() == named.size()
                && found.stream().allMatch(post -> post.author().equals(author));
    }

    private static Report with(Report report, Optional<AccountId> assignedTo, Optional<Report.Resolution> resolution) {
        return new Report(
                report.id(),
                report.reporter(),
                report.target(),
                report.category(),
                report.comment(),
                report.posts(),
                report.rules(),
                report.forwarded(),
                report.changedAt(),
                assignedTo,
                resolution);
    }

    private static Report at(Report report, Instant now) {
        return new Report(
                report.id(),
                report.reporter(),
                report.target(),
                report.category(),
                report.comment(),
                report.posts(),
                report.rules(),
                report.forwarded(),
                now,
                report.assignedTo(),
                report.resolution());
    }
}
