package health.rounds.mastodon;

import health.rounds.media.MediaLimits;
import health.rounds.posts.PostLimits;
import health.rounds.text.Text;
import health.rounds.video.VideoLimits;
import java.util.List;

/** The limits that both versions of Instance announce, as apps read them before they send anything. */
final class InstanceLimits {
    private InstanceLimits() {}

    record Accounts(int maxFeaturedTags, int maxPinnedStatuses) {
        static Accounts here() {
            return new Accounts(PostLimits.MAX_FEATURED_TAGS, PostLimits.MAX_PINS);
        }
    }

    record Statuses(int maxCharacters, int maxMediaAttachments, int charactersReservedPerUrl) {
        static Statuses here() {
            return new Statuses(PostLimits.MAX_CHARACTERS, PostLimits.MAX_MEDIA, Text.CHARACTERS_PER_LINK);
        }
    }

    /** Where no video is taken, nothing of it is allowed. */
    record MediaAttachments(
            int descriptionLimit,
            List<String> supportedMimeTypes,
            long imageSizeLimit,
            long imageMatrixLimit,
            long videoSizeLimit,
            int videoFrameRateLimit,
            long videoMatrixLimit) {
        static MediaAttachments of(MediaLimits limits) {
            return new MediaAttachments(
                    limits.altTextCharacters(),
                    limits.mimeTypes(),
                    limits.bytes(),
                    limits.pixels(),
                    limits.video().map(VideoLimits::bytes).orElse(0L),
                    limits.video().map(VideoLimits::frameRate).orElse(0),
                    limits.video().map(VideoLimits::pixels).orElse(0L));
        }
    }

    /** Times are in seconds. */
    record Polls(int maxOptions, int maxCharactersPerOption, long minExpiration, long maxExpiration) {
        static Polls here() {
            return new Polls(
                    PostLimits.MAX_POLL_OPTIONS,
                    PostLimits.MAX_POLL_OPTION_CHARACTERS,
                    PostLimits.MIN_POLL_TIME.toSeconds(),
                    PostLimits.MAX_POLL_TIME.toSeconds());
        }
    }
}
