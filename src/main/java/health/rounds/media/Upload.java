package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Answer;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A picture as it is handed in.
 *
 * @param bytes read once, and only after the texts have been screened; the caller closes it
 * @param fileName as the author's device calls it; screened, then forgotten
 * @param altText plain text; empty for none yet
 * @param answers the author's answers to the guard's questions
 */
public record Upload(
        AccountId owner,
        InputStream bytes,
        String fileName,
        String altText,
        Optional<Focus> focus,
        List<Answer> answers) {
    public Upload {
        answers = List.copyOf(answers);
    }
}
