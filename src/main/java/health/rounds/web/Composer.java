package health.rounds.web;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Finding;
import health.rounds.guard.Level;
import health.rounds.guard.Type;
import health.rounds.guard.Verdict;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.media.Upload;
import health.rounds.media.UploadOutcome;
import health.rounds.privacy.Privacy;
import health.rounds.privacy.Said;
import health.rounds.publishing.Publisher;
import health.rounds.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What the composer does between keystrokes: looks at the form, takes a safer wording, takes pictures. Publishes nothing. */
@Component
class Composer {
    private final Publisher publisher;
    private final Privacy privacy;
    private final MediaLibrary library;
    private final Photos photos;
    private final PostPresenter posts;

    Composer(Publisher publisher, Privacy privacy, MediaLibrary library, Photos photos, PostPresenter posts) {
        this.publisher = publisher;
        this.privacy = privacy;
        this.library = library;
        this.photos = photos;
        this.posts = posts;
    }

    /** What the guard says of the form as it stands. */
    CheckView check(ComposeForm form, AccountId author) {
        if (form.isBlank()) {
            return CheckView.CLEAR;
        }
        List<FindingView> described = describe(form, author);
        Said said = Said.answering(form.answers());
        Optional<String> problem = Optional.empty();
        try {
            problem = publisher.problemWith(author, form.draft(), form.said());
            said = problem.isEmpty() ? form.said() : said;
        } catch (FormProblem e) {
            problem = Optional.of(e.reason());
        }
        Verdict verdict = publisher.preview(author, form.draft(), said);
        return overridable(form, join(described, of(form, verdict.findings()), level(verdict)), problem);
    }

    private CheckView overridable(ComposeForm form, CheckView check, Optional<String> problem) {
        boolean offered = privacy.mayOverride()
                && (check.isBlocked() || !form.overrides().seen().isBlank());
        return new CheckView(
                check.level(),
                check.findings(),
                offered ? Optional.of(publisher.fingerprint(form.draft())) : Optional.empty(),
                problem);
    }

    /** The same for findings that publishing came back with. */
    CheckView found(ComposeForm form, List<Finding> findings, Level level) {
        return overridable(form, join(List.of(), of(form, findings), level), Optional.empty());
    }

    ComposeView view(ComposeForm form, CheckView check, Optional<String> problem, Reader author) {
        List<PhotoView> pictures = form.altTexts().keySet().stream()
                .flatMap(id -> photos.of(id, author.id()).stream())
                .toList();
        Optional<QuoteView> quote = form.rights().quoted().map(id -> posts.quote(id, author));
        return new ComposeView(form, check, pictures, quote, problem);
    }

    /** Keeps what describes the pictures; the findings are what keeps one from being kept. */
    CheckView described(ComposeForm form, AccountId author) {
        return join(describe(form, author), List.of(), Level.PASS);
    }

    private List<FindingView> describe(ComposeForm form, AccountId author) {
        List<FindingView> findings = new ArrayList<>();
        Map<MediaId, Media> known = library.byIds(form.altTexts().keySet());
        form.altTexts().forEach((id, altText) -> {
            Media media = known.get(id);
            if (media == null
                    || !media.owner().equals(author)
                    || media.altText().equals(altText)) {
                return;
            }
            switch (library.describe(id, author, altText, media.focus(), form.answers())
                    .orElseThrow(NotHere::new)) {
                case UploadOutcome.Stored stored -> {}
                case UploadOutcome.Held held -> findings.addAll(inAltText(form, id, held.findings()));
                case UploadOutcome.Asked asked -> findings.addAll(inAltText(form, id, asked.findings()));
                case UploadOutcome.Refused refused -> throw new FormProblem(refused.reason());
            }
        });
        return findings;
    }

    /** The form with the safer wording of one finding, or of all ({@code "all"}), in the place of what was found. */
    ComposeForm rewritten(ComposeForm form, String use, AccountId author) {
        ComposeForm result = form;
        // From the end, so that the places of those before stay what they are.
        List<FindingView> findings = check(form, author).findings().stream()
                .filter(view -> !view.isOfWholeText() && view.start() >= 0)
                .filter(view -> use.equals("all") ? !view.isQuestion() : use.equals(view.key()))
                .sorted(Comparator.comparingInt(
                                (FindingView view) -> view.finding().start())
                        .reversed())
                .toList();
        for (FindingView view : findings) {
            result = result.with(view.field(), Rewording.take(result.in(view.field()), view));
        }
        List<Type> changes = new ArrayList<>(form.changes());
        findings.forEach(view -> changes.add(view.finding().type()));
        return result.with(form.overrides(), changes);
    }

    /** The form with these pictures added; what cannot be read or would identify a patient stays out, and the reason is told. */
    ComposeForm withPhotos(ComposeForm form, List<MultipartFile> files, AccountId author) {
        Map<MediaId, String> pictures = new LinkedHashMap<>(form.altTexts());
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                pictures.put(upload(file, author).id(), "");
            }
        }
        return form.withPictures(pictures);
    }

    /** Takes one picture; what cannot be kept is a {@link FormProblem}. */
    Media upload(MultipartFile file, AccountId author) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try (InputStream bytes = file.getInputStream()) {
            return switch (library.upload(new Upload(author, bytes, name, "", Optional.empty(), List.of()))) {
                case UploadOutcome.Stored stored -> stored.media();
                case UploadOutcome.Held held ->
                    throw new FormProblem(
                            "The picture’s file name could identify a patient. Rename the file and add it again. "
                                    + held.findings().getFirst().explanation());
                case UploadOutcome.Asked asked ->
                    throw new FormProblem(
                            "The picture’s file name may be about a patient. Rename the file and add it again. "
                                    + asked.findings().getFirst().explanation());
                case UploadOutcome.Refused refused -> throw new FormProblem(refused.reason());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Level level(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clear clear -> clear.findings().isEmpty() ? Level.PASS : Level.NUDGE;
            case Verdict.Ask ask -> Level.ASK;
            case Verdict.Held held -> Level.BLOCK;
        };
    }

    private static CheckView join(List<FindingView> described, List<FindingView> others, Level level) {
        List<FindingView> all = new ArrayList<>();
        Level worst = level;
        for (FindingView view :
                Stream.concat(others.stream(), described.stream()).toList()) {
            all.add(view.numbered(all.size() + 1));
            if (view.finding().action().compareTo(worst) > 0) {
                worst = view.finding().action();
            }
        }
        return new CheckView(worst, all);
    }

    private List<FindingView> of(ComposeForm form, List<Finding> findings) {
        List<String> fields = fields(form);
        return findings.stream()
                .filter(finding -> finding.part() < fields.size())
                .sorted(Comparator.comparingInt(Finding::part).thenComparingInt(Finding::start))
                .map(finding -> view(form, fields.get(finding.part()), finding))
                .toList();
    }

    private static List<FindingView> inAltText(ComposeForm form, MediaId id, List<Finding> findings) {
        return findings.stream()
                .map(finding -> view(form, "alt-" + id, finding))
                .toList();
    }

    private static FindingView view(ComposeForm form, String field, Finding finding) {
        if (finding.rule().isOfWholeText()) {
            return new FindingView(0, field, "", -1, finding);
        }
        String typed = form.in(field);
        String words = Rewording.words(Text.clean(typed), finding);
        return new FindingView(0, field, words, Rewording.nearest(typed, words, finding.start()), finding);
    }

    /** The fields of the form in the order in which {@link health.rounds.posts.Draft#parts} lists their texts. */
    private List<String> fields(ComposeForm form) {
        List<String> fields = new ArrayList<>();
        fields.add("text");
        if (!form.contentWarning().isEmpty()) {
            fields.add("contentWarning");
        }
        for (int i = 0; i < form.poll().options().size(); i++) {
            if (!form.poll().options().get(i).isBlank()) {
                fields.add("option-" + i);
            }
        }
        Map<MediaId, Media> known = library.byIds(form.altTexts().keySet());
        form.altTexts().keySet().stream()
                .filter(id -> known.containsKey(id) && !known.get(id).altText().isEmpty())
                .forEach(id -> fields.add("alt-" + id));
        return fields;
    }
}
