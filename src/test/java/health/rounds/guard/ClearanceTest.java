package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClearanceTest {
    private final Part text = new Part(Field.TEXT, "Sit down before you speak.");
    private final Part alt = new Part(Field.ALT_TEXT, "A chair");

    @Test
    void coversExactlyWhatWasScreened() {
        Clearance clearance = new Clearance(List.of(text, alt), "rules-1", Level.PASS, List.of());

        assertThat(clearance.covers(List.of(text, alt))).isTrue();
        assertThat(clearance.covers(List.of(new Part(Field.TEXT, text.text()), new Part(Field.ALT_TEXT, "A chair"))))
                .isTrue();
    }

    @Test
    void doesNotCoverAnyOtherTextFieldOrOrder() {
        Clearance clearance = new Clearance(List.of(text, alt), "rules-1", Level.PASS, List.of());

        assertThat(clearance.covers(List.of(text))).isFalse();
        assertThat(clearance.covers(List.of(alt, text))).isFalse();
        assertThat(clearance.covers(List.of(text, new Part(Field.POLL_OPTION, "A chair"))))
                .isFalse();
        assertThat(clearance.covers(List.of(text, new Part(Field.ALT_TEXT, "A chair "))))
                .isFalse();
        assertThat(clearance.covers(List.of(text, alt, new Part(Field.TEXT, ""))))
                .isFalse();
    }

    @Test
    void wordsCannotMoveFromOnePartToTheNext() {
        Clearance clearance = new Clearance(
                List.of(new Part(Field.TEXT, "ab"), new Part(Field.TEXT, "c")), "rules-1", Level.PASS, List.of());

        assertThat(clearance.covers(List.of(new Part(Field.TEXT, "a"), new Part(Field.TEXT, "bc"))))
                .isFalse();
    }

    @Test
    void quotesItsDigestAndTheRules() {
        Clearance clearance = new Clearance(List.of(text), "rules-1", Level.PASS, List.of());

        assertThat(clearance.sha256()).matches("[0-9a-f]{64}");
        assertThat(clearance.ruleSet()).isEqualTo("rules-1");
    }
}
