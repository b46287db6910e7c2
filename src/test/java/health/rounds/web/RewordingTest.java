package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.guard.Finding;
import health.rounds.guard.Level;
import health.rounds.guard.Rule;
import health.rounds.guard.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The safe wording lands exactly where the risky one stood. */
class RewordingTest {
    @Test
    void suggestionReplacesWhatWasFoundAndNothingElse() {
        assertThat(Rewording.take("seen in Dayton twice", view("Dayton", 8, "Ohio")))
                .isEqualTo("seen in Ohio twice");
    }

    @Test
    void leavingOutTakesTheSpaceBeforeItToo() {
        assertThat(Rewording.take("call 937-555-0142, please", view("937-555-0142", 5, "")))
                .isEqualTo("call, please");
    }

    @Test
    void wordsAreFoundAgainWhereCleaningMovedThem() {
        // Cleaning drops the three blanks, so the guard's place is three units too early.
        String typed = "first line   \nTom came, and Tom left";
        assertThat(Rewording.nearest(typed, "Tom", 11)).isEqualTo(14);
        assertThat(Rewording.nearest(typed, "Tom", 25)).isEqualTo(28);
        assertThat(Rewording.nearest(typed, "Eve", 3)).isEqualTo(-1);
    }

    @Test
    void piecesOfAMarkedTextJoinToTheText() {
        String text = "Tom, 93, of Dayton";
        CheckView check = new CheckView(
                Level.BLOCK, List.of(view("Dayton", 12, "Ohio"), view("Tom", 0, "he"), view("Tom, 93", 0, "someone")));
        assertThat(check.pieces(text).stream().map(CheckView.Piece::text).reduce("", String::concat))
                .isEqualTo(text);
        assertThat(check.pieces(text).stream().map(CheckView.Piece::finding).flatMap(Optional::stream))
                .hasSize(2);
    }

    private static FindingView view(String words, int start, String suggestion) {
        Rule rule = new Rule("test", Type.NAME, "A name", "because", "GMC", Rule.Overridable.BY_REASON);
        Finding finding = new Finding(0, start, start + words.length(), Level.BLOCK, rule, "because", suggestion);
        return new FindingView(1, "text", words, start, finding);
    }
}
