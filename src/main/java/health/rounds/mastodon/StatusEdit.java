package health.rounds.mastodon;

import health.rounds.posts.Post;
import health.rounds.posts.PostText;
import health.rounds.posts.PostVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** StatusEdit, as in Mastodon's documentation: one state of a post. */
record StatusEdit(
        String content,
        String spoilerText,
        boolean sensitive,
        String createdAt,
        RawJson account,
        @Nullable Options poll,
        List<MediaAttachment> mediaAttachments,
        List<CustomEmojiEntity> emojis,
        @Nullable RawJson quote) {

    static StatusEdit of(
            Post post,
            PostVersion version,
            RawJson account,
            @Nullable RawJson quote,
            Addresses addresses,
            PostText html,
            EmojiJson emojis) {
        return new StatusEdit(
                html.html(post, version),
                version.contentWarning(),
                version.sensitive(),
                Times.of(version.at()),
                account,
                version.pollOptions().isEmpty()
                        ? null
                        : new Options(
                                version.pollOptions().stream().map(Title::new).toList()),
                version.media().stream()
                        .map(media -> MediaAttachment.of(media, addresses))
                        .toList(),
                emojis.in(version.text(), version.contentWarning(), version.pollOptions()),
                quote);
    }

    /** The poll's answers at that time. */
    record Options(List<Title> options) {}

    /** One answer. */
    record Title(String title) {}
}
