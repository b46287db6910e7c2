package health.rounds.web;

import health.rounds.guard.Answer;
import health.rounds.guard.Type;
import health.rounds.media.MediaId;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the composer, as typed.
 *
 * @param altTexts what describes each picture, in their order
 * @param due local day and time to publish at, as {@code 2026-11-23T09:30}; empty for now
 * @param zone time zone of {@code due}
 * @param answers what the author said to the guard's questions
 * @param overrides what the author said against its blocks
 * @param changes the kinds of the findings whose safer wording the author took
 */
public record ComposeForm(
        ComposePurpose purpose,
        String text,
        String contentWarning,
        Visibility visibility,
        String language,
        Map<MediaId, String> altTexts,
        PollForm poll,
        RightsForm rights,
        String due,
        String zone,
        List<Answer> answers,
        OverrideForm overrides,
        List<Type> changes) {

    private static final String OPTION = "option-";
    private static final String ALT = "alt-";
    private static final int MOST_CHANGES = 100;

    public ComposeForm {
        altTexts = Collections.unmodifiableMap(new LinkedHashMap<>(altTexts));
        answers = List.copyOf(answers);
        changes = List.copyOf(changes);
    }

    /** A composer that goes on with a draft. */
    static ComposeForm of(ComposePurpose purpose, Draft draft) {
        Map<MediaId, String> pictures = new LinkedHashMap<>();
        draft.media().forEach(id -> pictures.put(id, ""));
        return new ComposeForm(
                purpose,
                draft.text(),
                draft.contentWarning(),
                draft.visibility(),
                draft.language().orElseGet(Languages::preferred),
                pictures,
                draft.poll().map(PollForm::of).orElse(PollForm.NONE),
                RightsForm.of(draft),
                "",
                "",
                List.of(),
                OverrideForm.NONE,
                List.of());
    }

    /** A composer for something new. */
    static ComposeForm of(String text) {
        return of(ComposePurpose.writing(Optional.empty()), Draft.of(text));
    }

    /** A composer for something new that quotes a post, and is for no more people than that. */
    static ComposeForm quoting(PostView view) {
        Post post = view.post();
        Draft draft = new Draft(
                "",
                "",
                false,
                Optional.empty(),
                post.visibility() == Visibility.FOLLOWERS ? Visibility.FOLLOWERS : Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(post.id()),
                Optional.empty(),
                Optional.empty());
        return of(ComposePurpose.writing(Optional.empty()), draft);
    }

    /** An answer to a post: as wide as the post, and it names the author. */
    static ComposeForm replyTo(PostView view, Reader reader) {
        Post post = view.post();
        String greeting = reader.is(view.author()) ? "" : "@" + view.author().handle() + " ";
        Draft draft = new Draft(
                greeting,
                post.contentWarning(),
                false,
                Optional.empty(),
                post.visibility(),
                Optional.of(post.id()),
                List.of(),
                Optional.empty());
        return of(ComposePurpose.writing(Optional.of(post.id())), draft);
    }

    /** Reads a form; what no page of ours sends is a {@link FormProblem}. */
    static ComposeForm read(MultiValueMap<String, String> sent) {
        return new ComposeForm(
                new ComposePurpose(
                        first(sent, "key"),
                        PostId.parse(first(sent, "replyTo")),
                        PostId.parse(first(sent, "editing")),
                        number(first(sent, "draft"))),
                text(sent, "text"),
                text(sent, "contentWarning").strip(),
                visibility(first(sent, "visibility")),
                first(sent, "language"),
                pictures(sent),
                new PollForm(
                        sent.getOrDefault("option", List.of()),
                        number(first(sent, "pollHours")).map(Math::toIntExact).orElse(PollForm.DAY),
                        sent.containsKey("multiple")),
                RightsForm.read(sent),
                first(sent, "due"),
                first(sent, "zone"),
                answers(sent),
                OverrideForm.read(sent),
                changes(sent));
    }

    static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    /** Browsers send line ends as CR LF, but count them as one character; so do we. */
    private static String text(MultiValueMap<String, String> sent, String name) {
        return first(sent, name).replace("\r\n", "\n");
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Visibility visibility(String name) {
        return Stream.of(Visibility.values())
                .filter(visibility -> visibility.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FormProblem("Choose who may read it."));
    }

    private static Map<MediaId, String> pictures(MultiValueMap<String, String> sent) {
        Map<MediaId, String> pictures = new LinkedHashMap<>();
        for (String id : sent.getOrDefault("media", List.of())) {
            number(id)
                    .ifPresent(value -> pictures.put(
                            new MediaId(value), text(sent, ALT + value).strip()));
        }
        return pictures;
    }

    private static List<Answer> answers(MultiValueMap<String, String> sent) {
        return Stream.concat(answers(sent, "aboutPatient", true), answers(sent, "notPatient", false))
                .toList();
    }

    private static Stream<Answer> answers(MultiValueMap<String, String> sent, String name, boolean aboutPatient) {
        return sent.getOrDefault(name, List.of()).stream()
                .map(words -> new Answer(words.replace("\r\n", "\n"), aboutPatient));
    }

    private static List<Type> changes(MultiValueMap<String, String> sent) {
        return sent.getOrDefault("changed", List.of()).stream()
                .flatMap(name ->
                        Stream.of(Type.values()).filter(type -> type.name().equals(name)))
                .limit(MOST_CHANGES)
                .toList();
    }

    /** What is said about the guard's findings; an override that is not filled in is a {@link FormProblem}. */
    Said said() {
        return new Said(answers, overrides.notPatients(), overrides.consent());
    }

    /** The post that this would become. */
    Draft draft() {
        return new Draft(
                text,
                contentWarning,
                !contentWarning.isEmpty(),
                Optional.of(language).filter(code -> !code.isBlank()),
                visibility,
                purpose.replyTo(),
                List.copyOf(altTexts.keySet()),
                poll.draft(),
                rights.quoted(),
                rights.quotable(),
                rights.answerable());
    }

    /** When to publish; empty for now. */
    Optional<Instant> dueAt() {
        if (due.isBlank()) {
            return Optional.empty();
        }
        try {
            ZoneId where = zone.isBlank() ? ZoneId.of("UTC") : ZoneId.of(zone);
            return Optional.of(LocalDateTime.parse(due).atZone(where).toInstant());
        } catch (DateTimeException e) {
            throw new FormProblem("Give the day and time like 2026-12-24T09:30.");
        }
    }

    /** Whether there is nothing to screen. */
    boolean isBlank() {
        return text.isBlank() && contentWarning.isBlank() && !poll.isGiven() && altTexts.isEmpty();
    }

    /** The languages to choose from, the chosen one among them. */
    public List<Languages.Language> languages() {
        return Languages.with(language);
    }

    /** What stands in a field, named as {@link FindingView#field} names it. */
    String in(String field) {
        if (field.startsWith(OPTION)) {
            return poll.options().get(option(field));
        }
        if (field.startsWith(ALT)) {
            return altTexts.getOrDefault(picture(field), "");
        }
        return field.equals("contentWarning") ? contentWarning : text;
    }

    /** The same with another text in one field. */
    ComposeForm with(String field, String words) {
        if (field.startsWith(OPTION)) {
            return with(text, contentWarning, altTexts, poll.with(option(field), words));
        }
        if (field.startsWith(ALT)) {
            Map<MediaId, String> described = new LinkedHashMap<>(altTexts);
            described.put(picture(field), words);
            return with(text, contentWarning, described, poll);
        }
        return field.equals("contentWarning")
                ? with(text, words, altTexts, poll)
                : with(words, contentWarning, altTexts, poll);
    }

    /** The same with these pictures. */
    ComposeForm withPictures(Map<MediaId, String> pictures) {
        return with(text, contentWarning, pictures, poll);
    }

    private ComposeForm with(String newText, String newWarning, Map<MediaId, String> newAltTexts, PollForm newPoll) {
        return new ComposeForm(
                purpose,
                newText,
                newWarning,
                visibility,
                language,
                newAltTexts,
                newPoll,
                rights,
                due,
                zone,
                answers,
                overrides,
                changes);
    }

    /** The same with other overrides, and after more changes. */
    ComposeForm with(OverrideForm newOverrides, List<Type> newChanges) {
        return new ComposeForm(
                purpose,
                text,
                contentWarning,
                visibility,
                language,
                altTexts,
                poll,
                rights,
                due,
                zone,
                answers,
                newOverrides,
                newChanges);
    }

    private static int option(String field) {
        return Integer.parseInt(field.substring(OPTION.length()));
    }

    private static MediaId picture(String field) {
        return new MediaId(Long.parseLong(field.substring(ALT.length())));
    }
}
