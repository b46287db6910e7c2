package health.rounds.publishing;

import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.PostLimits;
import health.rounds.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings a draft into the form that is kept, and says what is wrong with it in words for its author. */
final class DraftRules {
    private DraftRules() {}

    /** The draft with its texts cleaned; only what was cleaned is screened and stored. */
    static Draft clean(Draft draft) {
        String contentWarning = Text.clean(draft.contentWarning()).replace('\n', ' ');
        return new Draft(
                Text.clean(draft.text()),
                contentWarning,
                draft.sensitive() || !contentWarning.isEmpty(),
                draft.language().map(DraftRules::languageCode),
                draft.visibility(),
                draft.replyTo(),
                draft.media().stream().distinct().toList(),
                draft.poll().map(DraftRules::clean),
                draft.quote(),
                draft.quotePolicy(),
                draft.replyPolicy());
    }

    private static PollDraft clean(PollDraft poll) {
        List<String> options = poll.options().stream()
                .map(option -> Text.clean(option).replace('\n', ' ').strip())
                .toList();
        return new PollDraft(options, poll.openFor(), poll.multiple(), poll.hideTotals());
    }

    /** The first thing that is wrong with a cleaned draft. */
    static Optional<String> problem(Draft draft) {
        boolean says = !draft.text().isBlank() || draft.quote().isPresent();
        if (!says && draft.media().isEmpty() && draft.poll().isEmpty()) {
            return Optional.of("Write something, or add a picture or a poll.");
        }
        int length = Text.length(draft.text()) + Text.length(draft.contentWarning());
        if (length > PostLimits.MAX_CHARACTERS) {
            return Optional.of("This post has " + length + " characters; " + PostLimits.MAX_CHARACTERS + " fit.");
        }
        if (Text.parse(draft.text()).mentions().size() > PostLimits.MAX_MENTIONS) {
            return Optional.of("A post can mention at most " + PostLimits.MAX_MENTIONS + " people.");
        }
        if (draft.media().size() > PostLimits.MAX_MEDIA) {
            return Optional.of("A post can have at most " + PostLimits.MAX_MEDIA + " pictures.");
        }
        if (draft.language().filter(language -> !isLanguage(language)).isPresent()) {
            return Optional.of("The language must be a code such as “en”.");
        }
        if (draft.poll().isPresent() && !draft.media().isEmpty()) {
            return Optional.of("A post can have pictures or a poll, not both.");
        }
        return draft.poll().flatMap(DraftRules::problem);
    }

    private static Optional<String> problem(PollDraft poll) {
        List<String> options = poll.options();
        if (options.size() < 2 || options.size() > PostLimits.MAX_POLL_OPTIONS) {
            return Optional.of("A poll needs 2 to " + PostLimits.MAX_POLL_OPTIONS + " answers.");
        }
        if (options.stream().anyMatch(String::isBlank)) {
            return Optional.of("Every answer of a poll needs a text.");
        }
        if (new HashSet<>(options).size() < options.size()) {
            return Optional.of("The answers of a poll must differ.");
        }
        if (options.stream().anyMatch(option -> Text.length(option) > PostLimits.MAX_POLL_OPTION_CHARACTERS)) {
            return Optional.of(
                    "An answer of a poll can have at most " + PostLimits.MAX_POLL_OPTION_CHARACTERS + " characters.");
        }
        if (poll.openFor().compareTo(PostLimits.MIN_POLL_TIME) < 0
                || poll.openFor().compareTo(PostLimits.MAX_POLL_TIME) > 0) {
            return Optional.of("A poll can be open for 5 minutes to 31 days.");
        }
        return Optional.empty();
    }

    /** {@code EN} and {@code en_GB} are common in apps. */
    private static String languageCode(String given) {
        String[] parts = given.strip().split("[_-]", 2);
        String language = parts[0].toLowerCase(Locale.ROOT);
        return parts.length == 1 ? language : language + "-" + parts[1];
    }

    /** The shape of BCP 47, section 2.1, as far as posts use it: language, then script or region. */
    private static boolean isLanguage(String code) {
        return code.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    }
}
