package health.rounds.mastodon;

import health.rounds.notifications.GroupKey;
import health.rounds.notifications.NoticeKind;
import health.rounds.posts.PostId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of groups as Mastodon writes them: {@code favourite-201-494150}, {@code follow-494150}, {@code ungrouped-9}. */
final class GroupKeys {
    private static final String ALONE = "ungrouped";
    private static final Pattern FORM = Pattern.compile("([a-z]+)(?:-([0-9]{1,19}))?-([0-9]{1,19})");

    private GroupKeys() {}

    static String text(GroupKey key) {
        return switch (key) {
            case GroupKey.Alone alone -> ALONE + "-" + alone.notice();
            case GroupKey.Together together ->
                Notification.wireName(together.kind())
                        + together.post().map(post -> "-" + post).orElse("") + "-" + together.hour();
        };
    }

    /** Empty for what cannot be a key. */
    static Optional<GroupKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String name = matcher.group(1);
            Optional<PostId> post = Optional.ofNullable(matcher.group(2)).flatMap(PostId::parse);
            long last = Long.parseLong(matcher.group(3));
            Optional<GroupKey> key = name.equals(ALONE)
                    ? Optional.of(new GroupKey.Alone(last))
                    : Notification.kind(name)
                            .filter(NoticeKind::isGrouped)
                            .map(kind -> new GroupKey.Together(kind, post, Math.toIntExact(last)));
            return key.filter(it -> text(it).equals(text)); // one key, one way to write it
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }
}
