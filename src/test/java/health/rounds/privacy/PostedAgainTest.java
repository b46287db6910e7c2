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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repetition counts as the answer for ten minutes, for its author and the very same texts. */
class PostedAgainTest {
    private static final AccountId ANNA = new AccountId(1);
    private static final List<Part> TEXTS = List.of(new Part(Field.TEXT, "Thanks, Anna Holm."));
    private static final Rule RULE =
            new Rule("name.unsure", Type.NAME, "A name", "Is it?", "GMC", Rule.Overridable.BY_REASON);

    private final Hands clock = new Hands();
    private final PostedAgain postedAgain = new PostedAgain(clock);

    @Test
    void sameTextAnswersWithinTenMinutes() {
        ask();
        clock.now = clock.now.plus(Duration.ofMinutes(10));

        assertThat(postedAgain.answers(ANNA, TEXTS)).containsExactly(new Answer("Anna Holm", false, Answer.Via.APP));
    }

    @Test
    void laterItIsAskedAgain() {
        ask();
        clock.now = clock.now.plus(Duration.ofMinutes(10)).plusMillis(1);

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

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
