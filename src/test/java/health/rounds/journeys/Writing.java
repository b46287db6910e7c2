package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Posts that are there before a journey begins. */
final class Writing {
    private Writing() {}

    /** Publishes a text; answers with the path of its page. */
    static String publish(Community community, Member author, String text) {
        return publish(community, author, Draft.of(text));
    }

    /** The same with all that a draft can say. */
    static String publish(Community community, Member author, Draft draft) {
        PublishOutcome outcome = community.part(Publisher.class).publish(author.id(), NewPost.of(draft));
        assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
        return "/@" + author.name() + "/"
                + ((PublishOutcome.Published) outcome).post().id();
    }

    /** A public post with a question to vote on. */
    static Draft poll(String text, String... options) {
        return new Draft(
                text,
                "",
                false,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.of(new PollDraft(List.of(options), Duration.ofDays(1), false, false)));
    }

    /** A public post that quotes the one at a path. */
    static Draft quoting(String path, String text) {
        return new Draft(
                text,
                "",
                false,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                PostId.parse(path.substring(path.lastIndexOf('/') + 1)),
                Optional.empty(),
                Optional.empty());
    }

    /** A public post behind a warning. */
    static Draft warned(String warning, String text) {
        return new Draft(
                text,
                warning,
                true,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
