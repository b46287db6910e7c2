package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.notifications.Notice;
import health.rounds.notifications.NoticeKind;
import health.rounds.posts.Post;
import health.rounds.push.PushMessages;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts notifications into the JSON that apps decrypt, as Mastodon does (app/serializers/web/notification_serializer.rb). */
@Component
class PushPayload implements PushMessages {
    /** As in Mastodon; a locked screen shows less. */
    private static final int LONGEST_BODY = 140;

    private static final String LOCALE = "en";

    private final Accounts accounts;
    private final Addresses addresses;

    PushPayload(Accounts accounts, Addresses addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    @Override
    public Optional<byte[]> message(Notice notice, Optional<Post> post, String token) {
        return accounts.byId(notice.from())
                .map(from -> Json.bytes(new Payload(
                        token,
                        LOCALE,
                        notice.id(),
                        Notification.wireName(notice.kind()),
                        addresses.avatar(from.avatar()),
                        title(notice.kind(), from),
                        shortened(post.map(PushPayload::words).orElseGet(() -> words(notice.kind(), from))))));
    }

    /** Where there is no post: who it is, if that is the news. What moderators write is read in the app alone. */
    private static String words(NoticeKind kind, Account from) {
        return switch (kind) {
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP -> from.bio();
            default -> "";
        };
    }

    /** What stands behind a content warning stays there. */
    private static String words(Post post) {
        return post.contentWarning().isBlank() ? post.text() : post.contentWarning();
    }

    private static String title(NoticeKind kind, Account from) {
        String name = from.name();
        return switch (kind) {
            case MENTION -> name + " mentioned you";
            case FOLLOW -> name + " follows you";
            case FOLLOW_REQUEST -> name + " would like to follow you";
            case BOOST -> name + " boosted your post";
            case FAVOURITE -> name + " favourited your post";
            case POLL -> "A poll by " + name + " has ended";
            case POST -> name + " posted";
            case EDIT -> name + " edited a post";
            case QUOTE -> name + " quoted your post";
            case QUOTED_EDIT -> name + " edited a post that you quoted";
            case REPORT -> from.domain().map("The server %s"::formatted).orElse(name) + " reported an account";
            case SIGN_UP -> name + " is new here";
            case WARNING -> "The moderators have decided about your account";
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_BODY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_BODY - 1)) + "…";
    }

    /**
     * What apps get.
     *
     * @param notificationId a number, which Ice Cubes and Mastodon's own apps insist on; {@code Ids.nextForScripts} keeps it whole in
     *     browsers
     */
    private record Payload(
            String accessToken,
            String preferredLocale,
            long notificationId,
            String notificationType,
            String icon,
            String title,
            String body) {}
}
