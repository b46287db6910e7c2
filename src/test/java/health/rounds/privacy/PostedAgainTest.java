package health.rounds.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Answer;
import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Level;
import health.rounds.guard.Part;
import health.rounds.guard.Rule;
import health.rounds.guard.Type;
import health.rounds.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repetition counts as the answer for ten minutes, for its author and the very same texts. */
class PostedAgainTest {
    private static final AccountId ANNA = new AccountId(1);
    private static final List<Part> TEXTS = List.of(new Part(Field.TEXT, "Thanks, Anna Holm."));
    private static final Rule RULE =
            new Rule("name.unsure", Type.NAME, "A name", "Is it?", "GMC", Rule.Overridable.BY_REASON);

    private final SetClock clock = new SetClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final PostedAgain postedAgain = new PostedAgain(clock);

    @Test
    void sameTextAnswersWithinTenMinutes() {
        ask();
        clock.advance(Duration.ofMinutes(10));

        assertThat(postedAgain.answers(ANNA, TEXTS)).containsExactly(new Answer("Anna Holm", false, Answer.Via.APP));
    }

    @Test
    void laterItIsAskedAgain() {
        ask();
        clock.advance(Duration.ofMinutes(10).plusMillis(1));

        assertThat(postedAgain.answers(ANNA, TEXTS)).isEmpty();
    }

    @Test
    void anotherTextFieldOrAuthorIsNoRepetition() {
        ask();

        assertThat(postedAgain.answers(new AccountId(2), TEXTS)).isEmpty();
        assertThat(postedAgain.answers(ANNA, List.of(new Part(Field.TEXT, "Thanks, Anna Holm!"))))
                .isEmpty();
        assertThat(postedAgain.answers(ANNA, List.of(new Part(Field.ALT_TEXT, "Thanks, Anna Holm."))))
                .isEmpty();
    }

    private void ask() {
        Finding question = new Finding(0, 8, 17, Level.ASK, RULE, "Is it?", "");
        postedAgain.asked(ANNA, TEXTS, List.of(question));
    }
}
