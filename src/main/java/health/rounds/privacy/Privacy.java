package health.rounds.privacy;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Answer;
import health.rounds.guard.Author;
import health.rounds.guard.Clearance;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Level;
import health.rounds.guard.NotPatient;
import health.rounds.guard.Part;
import health.rounds.guard.Settled;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.Ids;
import health.rounds.platform.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The front door to screening with all that is known of the author: what they say now, what they answered before, whom they know here, and
 * whether this community lets a block be overridden.
 */
@Component
public class Privacy {
    private static final Logger log = LoggerFactory.getLogger(Privacy.class);

    /** Enough for a sentence or two; it is a reason, not a story. */
    private static final int LONGEST_NOTE = 300;

    private final Guard guard;
    private final Accounts accounts;
    private final KnownNames names;
    private final Backgrounds backgrounds;
    private final PostedAgain postedAgain;
    private final SettledStore settled;
    private final ConsentStore consents;
    private final Ids ids;
    private final Clock clock;
    private final boolean mayOverride;

    Privacy(
            Guard guard,
            Accounts accounts,
            KnownNames names,
            Backgrounds backgrounds,
            PostedAgain postedAgain,
            SettledStore settled,
            ConsentStore consents,
            Ids ids,
            Clock clock,
            Settings settings) {
        this.guard = guard;
        this.accounts = accounts;
        this.names = names;
        this.backgrounds = backgrounds;
        this.postedAgain = postedAgain;
        this.settled = settled;
        this.consents = consents;
        this.ids = ids;
        this.clock = clock;
        this.mayOverride = settings.guardOverrides();
    }

    /** Whether this community lets a block be overridden, with a recorded reason or consent. */
    public boolean mayOverride() {
        return mayOverride;
    }

    /** What the guard says of texts that a page or a scheduled post brings. Where blocks stand, overrides are ignored. */
    public Verdict screen(AccountId author, List<Part> parts, Said said) {
        Account account = accounts.byId(author).orElseThrow();
        List<Answer> answers = new ArrayList<>(said.answers());
        answers.addAll(names.answers(author));
        String text = parts.stream().map(Part::text).collect(Collectors.joining("\n"));
        return guard.screen(
                new Submission(
                        parts,
                        answers,
                        mayOverride ? said.notPatients() : List.of(),
                        said.consent().filter(_ -> mayOverride).map(NewConsent::textsSha256)),
                new Author(
                        account.displayName(),
                        account.username(),
                        names.colleagues(author, text),
                        backgrounds.of(account)));
    }

    /** The same for texts from an app, where posting them again answers what was asked. */
    public Verdict screenFromApp(AccountId author, List<Part> parts) {
        List<Answer> repeated = postedAgain.answers(author, parts);
        Verdict verdict = screen(author, parts, Said.answering(repeated));
        if (verdict instanceof Verdict.Ask(var questions)) {
            postedAgain.asked(author, parts, questions);
        }
        return verdict;
    }

    /** What is wrong with the reasons and the consent themselves; beside these texts, they may not identify anybody either. */
    public Optional<String> problem(AccountId author, List<Part> parts, Said said) {
        if (!said.overrides()) {
            return Optional.empty();
        }
        if (!mayOverride) {
            return Optional.of("In this community a block of the guard cannot be overridden.");
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (NotPatient claim : said.notPatients()) {
            if (claim.reason() == NotPatient.Reason.OTHER && claim.note().isBlank()) {
                return Optional.of("Say in a few words why this is not about a patient.");
            }
            notes.put(claim.note(), "The reason");
        }
        if (said.consent().isPresent()) {
            NewConsent consent = said.consent().get();
            if (consent.scope().isBlank()) {
                return Optional.of("Say what the patient allowed you to tell or show.");
            }
            if (consent.reference().isBlank()) {
                return Optional.of("Say where the signed consent lies, so that it can be found.");
            }
            if (consent.signedOn().isAfter(tomorrow())) {
                return Optional.of("The consent is dated in the future.");
            }
            notes.put(consent.scope(), "What was consented to");
            notes.put(consent.reference(), "The place of the signed consent");
        }
        return notes.entrySet().stream()
                .flatMap(note -> problem(author, parts, said, note.getValue(), note.getKey()).stream())
                .findFirst();
    }

    private Optional<String> problem(AccountId author, List<Part> parts, Said said, String what, String note) {
        if (note.length() > LONGEST_NOTE) {
            return Optional.of("%s can have at most %d characters.".formatted(what, LONGEST_NOTE));
        }
        // Beside the post, since a name means more in a patient's story than alone.
        List<Part> together = new ArrayList<>(parts);
        together.add(new Part(Field.TEXT, note));
        return screen(author, together, said).findings().stream()
                .filter(finding ->
                        finding.part() == parts.size() && finding.action().compareTo(Level.ASK) >= 0)
                .map(finding -> "%s must not identify anybody itself. %s".formatted(what, finding.explanation()))
                .findFirst();
    }

    /** Somewhere it is tomorrow already. */
    private LocalDate tomorrow() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    }

    /** Keeps what was answered and overridden for a post that goes out, inside the caller's transaction. */
    public void record(AccountId author, long post, Clearance clearance, Said said) {
        backgrounds.forget(author);
        List<Settled> kept = clearance.settled().stream()
                .filter(each -> each.ground() != Settled.Ground.REMEMBERED)
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Optional<Long> consent = kept.stream().anyMatch(each -> each.ground() == Settled.Ground.CONSENT)
                ? said.consent().map(given -> keep(author, given, now))
                : Optional.empty();
        for (Settled each : kept) {
            settled.insert(
                    ids.next(), post, author, each, consent.filter(_ -> each.ground() == Settled.Ground.CONSENT), now);
            if (each.ground().isOverride()) {
                log.info(
                        "Account {} overrode rule {} for post {} by {}",
                        author,
                        each.finding().rule().id(),
                        post,
                        each.ground());
            }
        }
        names.remember(author, kept);
    }

    private long keep(AccountId author, NewConsent consent, Instant now) {
        long id = ids.next();
        consents.insert(id, author, consent, now);
        return id;
    }
}
