package health.rounds.web;

import health.rounds.posts.PostId;
import java.util.Optional;
import java.util.UUID;

/**
 * What a composer is for.
 *
 * @param key the same for every attempt to publish one form, so that pressing twice publishes once
 * @param replyTo the post that is being answered
 * @param editing the post that is being changed
 * @param draft the saved draft that it came from
 */
public record ComposePurpose(String key, Optional<PostId> replyTo, Optional<PostId> editing, Optional<Long> draft) {
    private static ComposePurpose of(Optional<PostId> replyTo, Optional<PostId> editing, Optional<Long> draft) {
        return new ComposePurpose(UUID.randomUUID().toString(), replyTo, editing, draft);
    }

    static ComposePurpose writing(Optional<PostId> replyTo) {
        return of(replyTo, Optional.empty(), Optional.empty());
    }

    static ComposePurpose editing(PostId post, Optional<PostId> replyTo) {
        return of(replyTo, Optional.of(post), Optional.empty());
    }

    static ComposePurpose goingOn(long draft, Optional<PostId> replyTo) {
        return of(replyTo, Optional.empty(), Optional.of(draft));
    }
}
