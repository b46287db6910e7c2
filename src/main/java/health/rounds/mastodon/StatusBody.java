package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The part of Status (Mastodon's documentation, entities/Status, and GoToSocial's for {@code interaction_policy}) that is the same for every reader at every time; {@link StatusJson}
 * adds account, reblog, poll, quote and the reader's own marks.
 */
record StatusBody(
        String id,
        String createdAt,
        @Nullable String inReplyToId,
        @Nullable String inReplyToAccountId,
        boolean sensitive,
        String spoilerText,
        String visibility,
        @Nullable String language,
        String uri,
        String url,
        long repliesCount,
        long reblogsCount,
        long favouritesCount,
        long quotesCount,
        @Nullable String editedAt,
        String content,
        @Nullable String text,
        @Nullable Application application,
        List<MediaAttachment> mediaAttachments,
        List<MentionEntity> mentions,
        List<ShallowTag> tags,
        List<CustomEmojiEntity> emojis,
        @Nullable PreviewCard card,
        InteractionPolicy interactionPolicy) {

    private static final String REFERENCE =
            "<p class=\"quote-inline\">RE: <a href=\"%1$s\" rel=\"nofollow noopener\" translate=\"no\">%1$s</a></p>";

    static StatusBody of(
            Post post,
            Account author,
            Optional<String> quotedName,
            Addresses addresses,
            PostText html,
            EmojiJson emojis,
            Optional<PreviewCard> card) {
        return new StatusBody(
                post.id().toString(),
                Times.of(post.createdAt()),
                post.replyTo().map(PostId::toString).orElse(null),
                post.replyToAccount().map(AccountId::toString).orElse(null),
                post.sensitive(),
                post.contentWarning(),
                Visibilities.of(post.visibility()),
                post.language().orElse(null),
                addresses.uri(post, author),
                addresses.post(post, author),
                post.counts().replies(),
                post.counts().boosts(),
                post.counts().favourites(),
                post.counts().quotes(),
                post.editedAt().map(Times::of).orElse(null),
                post.boostOf().isPresent() ? "" : reference(post, quotedName, addresses) + html.html(post),
                null,
                post.app().map(name -> new Application(name, null)).orElse(null),
                post.media().stream()
                        .map(media -> MediaAttachment.of(media, addresses))
                        .toList(),
                post.mentions().stream()
                        .map(mention -> MentionEntity.of(mention, addresses))
                        .toList(),
                post.hashtags().stream()
                        .map(tag -> new ShallowTag(tag, addresses.tag(tag)))
                        .toList(),
                emojis.in(post),
                card.orElse(null),
                InteractionPolicy.of(post));
    }

    /**
     * For apps that know no quotes, a paragraph that leads to the quoted post; others hide it by its class (Mastodon's documentation,
     * client/quotes).
     */
    private static String reference(Post post, Optional<String> quotedName, Addresses addresses) {
        Optional<String> address = post.quote()
                .filter(quote -> quote.stands() && post.isLocal())
                .flatMap(quote ->
                        quotedName.map(name -> addresses.post(name, quote.post().toString())))
                .filter(url -> !post.text().contains(url));
        return address.map(HtmlUtils::htmlEscape).map(REFERENCE::formatted).orElse("");
    }

    /** The app it was written with. */
    record Application(String name, @Nullable String website) {}

    /** Status::Mention. */
    record MentionEntity(String id, String username, String url, String acct) {
        static MentionEntity of(Mention mention, Addresses addresses) {
            return new MentionEntity(
                    mention.account().toString(),
                    mention.username(),
                    mention.elsewhere().orElseGet(() -> addresses.account(mention.username())),
                    mention.handle());
        }
    }

    /** Status::Tag. */
    record ShallowTag(String name, String url) {}
}
