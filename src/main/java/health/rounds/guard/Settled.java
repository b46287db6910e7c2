package health.rounds.guard;

import health.rounds.platform.Sha256;
import java.util.Optional;

/**
 * A finding that the author answered or overrode, and by what right.
 *
 * @param words what was found; for remembering an answer, never for a log
 * @param reason of an override by {@link Ground#NOT_PATIENT}
 */
public record Settled(Finding finding, String words, Ground ground, Optional<NotPatient> reason) {
    /** By what right a finding no longer stands in the way. */
    public enum Ground {
        /** The author answered a question on our page. */
        ANSWER,
        /** The author answered a question by posting the same text again from an app. */
        APP,
        /** The author answered the same question before. */
        REMEMBERED,
        /** The author says, with a reason, that the blocked words are not about a patient. */
        NOT_PATIENT,
        /** The patient consented to exactly these texts. */
        CONSENT;

        /** Whether it overrides a block, rather than answering a question. */
        public boolean isOverride() {
            return this == NOT_PATIENT || this == CONSENT;
        }
    }

    /** Lower-case hex SHA-256 of the words in UTF-8, by which a record can be compared with a text without holding it. */
    public String spanSha256() {
        return Sha256.hex(words);
    }

    /** Names no words: records are logged by accident. */
    @Override
    public String toString() {
        return "Settled[%s by %s]".formatted(finding.rule().id(), ground);
    }
}
