package health.rounds.demo;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.media.Upload;
import health.rounds.media.UploadOutcome;
import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Polls;
import health.rounds.posts.PostId;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets the people of the demonstration write, answer, vote, boost and favourite, in the order of the script. */
@Component
final class Conversation {
    private static final String LANGUAGE = "en";

    private final MediaLibrary library;
    private final Publisher publisher;
    private final Reactions reactions;
    private final Polls polls;

    Conversation(MediaLibrary library, Publisher publisher, Reactions reactions, Polls polls) {
        this.library = library;
        this.publisher = publisher;
        this.reactions = reactions;
        this.polls = polls;
    }

    void hold(Script script, Joined joined) {
        Map<String, List<MediaId>> pictures = script.posts().parallelStream()
                .collect(Collectors.toMap(Script.Entry::key, entry -> upload(entry, joined.named(entry.by()))));
        Map<String, PostId> said = new HashMap<>();
        for (Script.Entry entry : script.posts()) {
            Draft draft = draft(
                    entry,
                    entry.to().map(key -> earlier(said, key)),
                    entry.quotes().map(key -> earlier(said, key)),
                    pictures.getOrDefault(entry.key(), List.of()));
            PostId post = publish(entry, joined.named(entry.by()), draft);
            said.put(entry.key(), post);
            react(entry, post, joined);
        }
    }

    private List<MediaId> upload(Script.Entry entry, AccountId author) {
        return entry.pictures().stream().map(picture -> upload(picture, author)).toList();
    }

    private MediaId upload(Script.Picture picture, AccountId author) {
        String fileName = picture.drawing() + ".png";
        UploadOutcome outcome = library.upload(new Upload(
                author,
                new ByteArrayInputStream(picture.drawing().png()),
                fileName,
                picture.altText(),
                Optional.empty(),
                List.of()));
        if (outcome instanceof UploadOutcome.Stored(var media)) {
            return media.id();
        }
        throw new IllegalStateException("The picture " + fileName + ": " + outcome);
    }

    private static PostId earlier(Map<String, PostId> said, String key) {
        return Objects.requireNonNull(said.get(key), key);
    }

    private static Draft draft(
            Script.Entry entry, Optional<PostId> replyTo, Optional<PostId> quoted, List<MediaId> pictures) {
        return new Draft(
                entry.text(),
                entry.contentWarning(),
                false,
                Optional.of(entry.language().orElse(LANGUAGE)),
                entry.visibility().orElse(Visibility.PUBLIC),
                replyTo,
                pictures,
                entry.poll().map(poll -> new PollDraft(poll.options(), Duration.ofDays(poll.days()), false, false)),
                quoted,
                Optional.empty(),
                Optional.empty());
    }

    private PostId publish(Script.Entry entry, AccountId author, Draft draft) {
        PublishOutcome outcome = publisher.publish(author, NewPost.of(draft));
        if (outcome instanceof PublishOutcome.Published(var post, var _)) {
            return post.id();
        }
        throw new IllegalStateException("The post " + entry.key() + ": " + outcome);
    }

    private void react(Script.Entry entry, PostId post, Joined joined) {
        if (entry.pinned()) {
            reactions.pin(joined.named(entry.by()), post);
        }
        entry.votes().forEach((voter, choices) -> polls.vote(joined.named(voter), post, choices));
        entry.favouritedBy().forEach(name -> reactions.favourite(joined.named(name), post));
        entry.boostedBy().forEach(name -> publisher.boost(joined.named(name), post, Visibility.PUBLIC));
    }
}
