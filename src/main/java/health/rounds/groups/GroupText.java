package health.rounds.groups;

import health.rounds.guard.Field;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.text.Text;
import java.util.List;

/** What a group says of itself, as it is typed; in plain text. */
public record GroupText(String title, String description, String rules, Posting posting) {
    GroupText cleaned() {
        return new GroupText(
                Text.clean(title).strip(),
                Text.clean(description).strip(),
                Text.clean(rules).strip(),
                posting);
    }

    Submission submission() {
        return new Submission(
                List.of(
                        new Part(Field.PROFILE_NAME, title),
                        new Part(Field.PROFILE_TEXT, description),
                        new Part(Field.PROFILE_TEXT, rules)),
                List.of());
    }
}
