package health.rounds.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftJsonTest {
    private final DraftJson json = new DraftJson();

    @Test
    void draftIsReadAsItWasWritten() {
        Draft draft = new Draft(
                "See",
                "",
                false,
                Optional.of("en"),
                Visibility.FOLLOWERS,
                Optional.of(new PostId(3)),
                List.of(),
                Optional.empty(),
                Optional.of(new PostId(4)),
                Optional.of(QuotePolicy.FOLLOWERS),
                Optional.of(ReplyPolicy.MENTIONED));
        assertThat(json.draft(json.write(draft))).isEqualTo(draft);
    }

    @Test
    void draftKeptBeforeThereWereQuotesAndRulesForAnswersIsStillRead() {
        Draft old = json.draft("""
                {"text": "Old", "contentWarning": "", "sensitive": false, "language": "en", "visibility": "PUBLIC",
                 "replyTo": null, "media": [], "poll": null}
                """);
        assertThat(old.quote()).isEmpty();
        assertThat(old.quotePolicy()).isEmpty();
        assertThat(old.replyPolicy()).isEmpty();
    }
}
