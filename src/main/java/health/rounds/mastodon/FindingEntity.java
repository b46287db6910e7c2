package health.rounds.mastodon;

import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import java.util.Locale;

/** What the guard found in a text; {@code start} and {@code end} count UTF-16 units of the field's text. */
record FindingEntity(
        int start,
        int end,
        String type,
        String action,
        String rule,
        String title,
        String explanation,
        String reference,
        String suggestion,
        String field) {

    static FindingEntity of(Finding finding, Field field) {
        return new FindingEntity(
                finding.start(),
                finding.end(),
                finding.type().name(),
                finding.action().wireName(),
                finding.rule().id(),
                finding.rule().title(),
                finding.explanation(),
                finding.rule().reference(),
                finding.suggestion(),
                field.name().toLowerCase(Locale.ROOT));
    }
}
