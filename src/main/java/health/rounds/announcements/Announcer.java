package health.rounds.announcements;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.Ids;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The front door for writing announcements, also from the terminal; a running server notices them by itself. */
@Component
public class Announcer {
    private final AnnouncementStore store;
    private final Accounts accounts;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;
    private final Transactions transactions;
    private final String ownDomain;
    private final Pattern postAddress;
    private final String community;
    private final AnnouncementLimits limits = AnnouncementLimits.read();

    Announcer(
            AnnouncementStore store,
            Accounts accounts,
            Guard guard,
            Ids ids,
            Clock clock,
            Transactions transactions,
            Settings settings) {
        this.store = store;
        this.accounts = accounts;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
        this.ownDomain = settings.publicUrl().getAuthority();
        this.postAddress = Pattern.compile(Pattern.quote(settings.publicUrl().toString()) + "/@\\w+/(\\d{1,18})\\b");
        this.community = settings.communityName();
    }

    /** Screens an announcement as a post is screened, and keeps it; what the guard would ask about, it holds here: nobody is there to answer. */
    public AnnouncementOutcome publish(NewAnnouncement given) {
        String text = Text.clean(given.text());
        Optional<String> problem = problem(text, given);
        if (problem.isPresent()) {
            return new AnnouncementOutcome.Refused(problem.get());
        }
        Submission submission = Submission.of(new Part(Field.TEXT, withoutOwnPosts(text)));
        return switch (guard.screen(submission, new Author(community, ""))) {
            case Verdict.Ask ask -> new AnnouncementOutcome.Held(ask.findings());
            case Verdict.Held held -> new AnnouncementOutcome.Held(held.findings());
            case Verdict.Clear _ -> new AnnouncementOutcome.Published(keep(text, given));
        };
    }

    /** Posts of this community were screened when they were published, so their addresses are blanks for the guard; places stay. */
    private String withoutOwnPosts(String text) {
        return postAddress
                .matcher(text)
                .replaceAll(address -> " ".repeat(address.group().length()));
    }

    /** Takes it back, with its reactions; false where it is not there. */
    public boolean remove(long id) {
        return transactions.call(() -> store.delete(id));
    }

    private Optional<String> problem(String text, NewAnnouncement given) {
        if (text.isEmpty()) {
            return Optional.of("Write what there is to say.");
        }
        if (Text.length(text) > limits.characters()) {
            return Optional.of("An announcement may have %,d characters at most.".formatted(limits.characters()));
        }
        if (given.startsAt().isPresent() != given.endsAt().isPresent()) {
            return Optional.of("Give both a beginning and an end, or neither.");
        }
        Optional<Instant> end = end(given);
        if (end.filter(at -> at.isBefore(given.startsAt().orElse(at))).isPresent()) {
            return Optional.of("It ends before it begins.");
        }
        return end.filter(at -> !at.isAfter(clock.instant())).map(_ -> "It ends in the past, so nobody would see it.");
    }

    private Announcement keep(String text, NewAnnouncement given) {
        Announcement announcement = new Announcement(
                ids.next(),
                text,
                given.startsAt().map(at -> given.allDay() ? at.truncatedTo(ChronoUnit.DAYS) : at),
                end(given),
                given.allDay() && given.startsAt().isPresent(),
                clock.instant(),
                mentioned(text),
                posts(text));
        store.insert(announcement);
        return announcement;
    }

    /** Of a whole day its last second: apps show the day that it falls on. */
    private static Optional<Instant> end(NewAnnouncement given) {
        return given.endsAt()
                .map(at -> given.allDay()
                        ? at.truncatedTo(ChronoUnit.DAYS)
                                .plus(1, ChronoUnit.DAYS)
                                .minusSeconds(1)
                        : at);
    }

    private List<AccountId> mentioned(String text) {
        List<String> names = Text.parse(text).mentions().stream()
                .filter(mention ->
                        mention.domain().map(ownDomain::equalsIgnoreCase).orElse(true))
                .map(mention -> mention.name().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        Map<String, Account> found = accounts.byUsernames(names);
        return names.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Account::id)
                .toList();
    }

    /** Not among the links of the text: a community on localhost has posts too. */
    private List<Long> posts(String text) {
        return postAddress
                .matcher(text)
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .distinct()
                .toList();
    }
}
