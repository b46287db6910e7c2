package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.announcements.Announcement;
import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.mastodon.AnnouncementEntity.Mentioned;
import health.rounds.mastodon.AnnouncementEntity.ReactionEntity;
import health.rounds.mastodon.StatusBody.ShallowTag;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import health.rounds.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Announcements as the API's Announcement, with whom and what their texts speak of. */
@Component
class AnnouncementJson {
    private final Accounts accounts;
    private final Posts posts;
    private final StatusJson statuses;
    private final Emojis emojis;
    private final EmojiJson emojiJson;
    private final PostText html;
    private final Addresses addresses;

    AnnouncementJson(
            Accounts accounts,
            Posts posts,
            StatusJson statuses,
            Emojis emojis,
            EmojiJson emojiJson,
            PostText html,
            Addresses addresses) {
        this.accounts = accounts;
        this.posts = posts;
        this.statuses = statuses;
        this.emojis = emojis;
        this.emojiJson = emojiJson;
        this.html = html;
        this.addresses = addresses;
    }

    List<AnnouncementEntity> list(List<Announcement.Seen> seen, AccountId reader) {
        Map<AccountId, Account> people = accounts.byIds(seen.stream()
                .flatMap(each -> each.announcement().mentioned().stream())
                .collect(Collectors.toSet()));
        Map<PostId, RawJson> linked = linked(seen, reader);
        return seen.stream().map(each -> entity(each, people, linked)).toList();
    }

    /** Posts that everybody may read; that the announcement links to one tells nobody what they may not see. */
    private Map<PostId, RawJson> linked(List<Announcement.Seen> seen, AccountId reader) {
        List<PostId> ids = seen.stream()
                .flatMap(each -> each.announcement().posts().stream())
                .distinct()
                .map(PostId::new)
                .toList();
        List<PostId> open =
                posts.byIds(ids, Optional.empty()).stream().map(Post::id).toList();
        return open.isEmpty() ? Map.of() : statuses.each(open, Optional.of(reader));
    }

    private AnnouncementEntity entity(
            Announcement.Seen seen, Map<AccountId, Account> people, Map<PostId, RawJson> linked) {
        Announcement announcement = seen.announcement();
        List<Account> mentioned = announcement.mentioned().stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .toList();
        List<Mention> mentions = mentioned.stream().map(Mention::of).toList();
        return AnnouncementEntity.of(
                seen,
                html.html(announcement.text(), mentions),
                mentioned.stream()
                        .map(account -> Mentioned.of(account, addresses))
                        .toList(),
                announcement.posts().stream()
                        .map(id -> linked.get(new PostId(id)))
                        .filter(Objects::nonNull)
                        .toList(),
                Text.parse(announcement.text()).hashtags().stream()
                        .map(tag -> new ShallowTag(tag, addresses.tag(tag)))
                        .toList(),
                emojiJson.in(List.of(announcement.text())),
                seen.reactions().stream()
                        .map(reaction -> ReactionEntity.of(reaction, picture(reaction)))
                        .toList());
    }

    private Optional<String> picture(Announcement.Reaction reaction) {
        return emojis.byShortcode(reaction.name()).map(CustomEmoji::file).map(addresses::media);
    }
}
