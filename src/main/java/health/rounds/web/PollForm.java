package health.rounds.web;

import health.rounds.posts.PollDraft;
import health.rounds.posts.PostLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A poll as typed.
 *
 * @param options blank ones included, so that each stays where it was typed
 */
public record PollForm(List<String> options, int hours, boolean multiple) {
    static final int DAY = 24;
    static final PollForm NONE = new PollForm(List.of(), DAY, false);

    private static final int FIELDS = 4;

    public PollForm {
        options = List.copyOf(options);
    }

    static PollForm of(PollDraft draft) {
        return new PollForm(draft.options(), (int) draft.openFor().toHours(), draft.multiple());
    }

    /** The poll, if it has any answer to choose. */
    Optional<PollDraft> draft() {
        List<String> given =
                options.stream().filter(option -> !option.isBlank()).toList();
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(new PollDraft(given, Duration.ofHours(hours), multiple, false));
    }

    public boolean isGiven() {
        return draft().isPresent();
    }

    /** The fields to show: those with an answer, and empty ones to fill. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>(options);
        while (fields.size() < FIELDS) {
            fields.add("");
        }
        return fields.subList(0, Math.min(fields.size(), PostLimits.MAX_POLL_OPTIONS));
    }

    PollForm with(int option, String text) {
        List<String> changed = new ArrayList<>(options);
        changed.set(option, text);
        return new PollForm(changed, hours, multiple);
    }
}
