package health.rounds.mastodon;

import health.rounds.posts.Poll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Poll, as one viewer may see it at one moment. */
record PollEntity(
        String id,
        String expiresAt,
        boolean expired,
        boolean multiple,
        long votesCount,
        @Nullable Long votersCount,
        List<Option> options,
        List<CustomEmojiEntity> emojis,
        boolean voted,
        List<Integer> ownVotes) {

    /** {@code ownVotes} are empty for a reader who has not voted; Mastodon says of authors that they have, so that apps show them the result. */
    static PollEntity of(Poll poll, List<Integer> ownVotes, boolean isAuthor, Instant now, EmojiJson emojis) {
        boolean closed = poll.isClosed(now);
        boolean shown = closed || !poll.hideTotals();
        return new PollEntity(
                poll.post().toString(),
                Times.of(poll.closesAt()),
                closed,
                poll.multiple(),
                poll.votes(),
                poll.voters(),
                poll.options().stream()
                        .map(option -> new Option(option.title(), shown ? option.votes() : null))
                        .toList(),
                emojis.in(titles(poll)),
                isAuthor || !ownVotes.isEmpty(),
                ownVotes);
    }

    static List<String> titles(Poll poll) {
        return poll.options().stream().map(Poll.Option::title).toList();
    }

    /** One answer; the count is null while it is hidden. */
    record Option(String title, @Nullable Long votesCount) {}
}
