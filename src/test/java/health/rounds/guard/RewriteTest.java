package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteTest {
    private static final Guard GUARD = new Guard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mr. Halloran had an ulcer.                        | Our patient had an ulcer.
        She was admitted on 14/02/2024 with sepsis.       | She was admitted recently with sepsis.
        He coded at four and his wife Rose was there.     | He coded at four and his wife was there.
        My 97-year-old patient danced with the nurse.     | My 90+-year-old patient danced with the nurse.
        He was ninety-four when he died.                  | He was 90 or older when he died.
        My patient was 93yo and septic.                   | My patient was 90 or older and septic.
        The patient (MRN 00817263) was septic.            | The patient was septic.
        The patient in Bed 14A skunked me at cribbage.    | The patient here skunked me at cribbage.
        """)
    void suggestionsKeepTheSentence(String text, String rewritten) {
        List<Finding> findings = GUARD.screen(Submission.of(new Part(Field.TEXT, text)), new Author("", ""))
                .findings();

        assertThat(Rewrite.apply(text, findings)).isEqualTo(rewritten);
    }

    @Test
    void aTextWithoutFindingsStaysAsItIs() {
        assertThat(Rewrite.apply("  Two  spaces ,  kept. ", List.of())).isEqualTo("  Two  spaces ,  kept. ");
    }
}
