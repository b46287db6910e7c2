package health.rounds.mastodon;

import static health.rounds.testkit.Specimens.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.PeopleList;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Sanctions;
import health.rounds.announcements.Announcement;
import health.rounds.conversations.Conversation;
import health.rounds.emojis.CustomEmoji;
import health.rounds.identity.Role;
import health.rounds.media.MediaLimits;
import health.rounds.moderation.CommunityRules;
import health.rounds.notifications.GroupKey;
import health.rounds.notifications.Handling;
import health.rounds.notifications.Notice;
import health.rounds.notifications.NoticeGroup;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.NoticePolicy;
import health.rounds.notifications.NoticeRequest;
import health.rounds.notifications.NoticeRequests;
import health.rounds.platform.Ids;
import health.rounds.platform.Settings;
import health.rounds.posts.Draft;
import health.rounds.posts.Poll;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.PostVersion;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.TagMarks;
import health.rounds.posts.TagUse;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.ScheduledPost;
import health.rounds.testkit.Community;
import health.rounds.testkit.Golden;
import health.rounds.testkit.Specimens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whole entities as apps get them, field by field: the files beside this test are what a change here must explain. */
class EntitiesTest {
    private static final AccountId ANNA = new AccountId(101);

    private final Community community = Community.shared();
    private final Golden golden = new Golden(EntitiesTest.class, community);
    private final Addresses addresses = community.part(Addresses.class);
    private final PostText html = community.part(PostText.class);
    private final EmojiJson emojis = community.part(EmojiJson.class);

    @Test
    void account() {
        matches("account", accountEntity());
    }

    @Test
    void credentialAccount() {
        matches(
                "credential-account",
                CredentialAccount.of(accountEntity(), anna(), 3, QuotePolicy.FOLLOWERS, Role.MODERATOR));
    }

    @Test
    void status() {
        matches("status", StatusBody.of(post(), anna(), Optional.empty(), addresses, html, emojis, Optional.empty()));
    }

    @Test
    void wholeStatusHasEveryFieldOnceAndTheReadersMarks() {
        Community.Member member = community.stranger();
        JsonNode posted = StatusesTest.post(ApiClient.of(member), "Every field");
        assertThat(posted.propertyNames())
                .containsExactly(
                        "id",
                        "created_at",
                        "in_reply_to_id",
                        "in_reply_to_account_id",
                        "sensitive",
                        "spoiler_text",
                        "visibility",
                        "language",
                        "uri",
                        "url",
                        "replies_count",
                        "reblogs_count",
                        "favourites_count",
                        "quotes_count",
                        "edited_at",
                        "content",
                        "text",
                        "application",
                        "media_attachments",
                        "mentions",
                        "tags",
                        "emojis",
                        "card",
                        "interaction_policy",
                        "account",
                        "reblog",
                        "poll",
                        "quote",
                        "quote_approval",
                        "favourited",
                        "reblogged",
                        "muted",
                        "bookmarked",
                        "pinned",
                        "filtered");
    }

    @Test
    void poll() {
        matches("poll", PollEntity.of(openPoll(false), List.of(1), false, NOON, emojis));
    }

    @Test
    void pollWithHiddenTotals() {
        matches("poll-hidden", PollEntity.of(openPoll(true), List.of(), false, NOON, emojis));
    }

    @Test
    void relationship() {
        matches(
                "relationship",
                RelationshipEntity.of(new Relationship(
                        ANNA,
                        true,
                        true,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        "Met in Boston")));
    }

    @Test
    void list() {
        matches("list", ListEntity.of(new PeopleList(7, ANNA, "Residents", "list", true)));
    }

    @Test
    void tag() {
        TagUse use = new TagUse(
                "echofirst",
                List.of(
                        new TagUse.Day(LocalDate.parse("2026-05-04"), 3, 2),
                        new TagUse.Day(LocalDate.parse("2026-05-03"), 0, 0)));
        matches("tag", Tag.of(use, new TagMarks(true, false), addresses));
    }

    @Test
    void notification() {
        Notice notice = new Notice(
                9,
                ANNA,
                NoticeKind.FAVOURITE,
                ANNA,
                Optional.of(new PostId(201)),
                Optional.empty(),
                NOON,
                new GroupKey.Alone(9));
        matches("notification", Notification.of(notice, raw("{\"id\":\"101\"}"), raw("{\"id\":\"201\"}"), null, null));
        assertThat(NoticeKind.values())
                .extracting(Notification::wireName)
                .containsExactly(
                        "mention",
                        "follow",
                        "follow_request",
                        "reblog",
                        "favourite",
                        "poll",
                        "status",
                        "update",
                        "quote",
                        "quoted_update",
                        "admin.report",
                        "admin.sign_up",
                        "moderation_warning");
    }

    @Test
    void groupedNotifications() {
        RawJson account = raw("{\"id\":\"101\"}");
        RawJson status = raw("{\"id\":\"201\"}");
        long newest = Ids.firstAt(NOON);
        Optional<PostId> post = Optional.of(new PostId(201));
        NoticeGroup favourites = new NoticeGroup(
                new GroupKey.Together(NoticeKind.FAVOURITE, post, 493860),
                NoticeKind.FAVOURITE,
                post,
                Optional.empty(),
                2,
                List.of(ANNA, new AccountId(102)),
                7,
                newest);
        NoticeGroup request = new NoticeGroup(
                new GroupKey.Alone(newest),
                NoticeKind.FOLLOW_REQUEST,
                Optional.empty(),
                Optional.empty(),
                1,
                List.of(ANNA),
                newest,
                newest);
        matches(
                "grouped-notifications",
                GroupedNotifications.of(
                        List.of(account),
                        List.of(PartialAccount.of(anna(), addresses)),
                        List.of(status),
                        List.of(
                                NotificationGroup.of(favourites, List.of("101", "102"), true, null, null),
                                NotificationGroup.of(request, List.of("101"), false, null, null))));
        matches("grouped-notifications-full", GroupedNotifications.of(List.of(), null, List.of(), List.of()));
    }

    @Test
    void groupKeysAreReadAsTheyAreWritten() {
        for (String key : List.of("favourite-201-493860", "reblog-201-493860", "follow-493860", "ungrouped-9")) {
            assertThat(GroupKeys.parse(key).map(GroupKeys::text)).contains(key);
        }
        for (String none : List.of(
                "",
                "follow",
                "follow--1",
                "mention-201-493860",
                "ungrouped-x",
                "ungrouped-1-2",
                "follow-99999999999",
                "ungrouped-9999999999999999999",
                "favourite-0-1",
                "follow-01")) {
            assertThat(GroupKeys.parse(none)).as(none).isEmpty();
        }
    }

    @Test
    void notificationPolicy() {
        NoticePolicy policy =
                new NoticePolicy(Handling.ACCEPT, Handling.FILTER, Handling.DROP, Handling.ACCEPT, Handling.FILTER);
        NoticeRequests.Pending pending = new NoticeRequests.Pending(2, 5);
        matches("notification-policy", NotificationPolicy.of(policy, pending));
        matches("notification-policy-v1", NotificationPolicyV1.of(policy, pending));
    }

    @Test
    void notificationRequest() {
        NoticeRequest request =
                new NoticeRequest(Ids.firstAt(NOON), Ids.firstAt(NOON.plusSeconds(60)), ANNA, 3, Optional.empty());
        matches(
                "notification-request",
                NotificationRequest.of(request, raw("{\"id\":\"101\"}"), raw("{\"id\":\"201\"}")));
    }

    private static RawJson raw(String json) {
        return new RawJson(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void scheduledStatus() {
        Draft draft = new Draft(
                "Later",
                "",
                false,
                Optional.of("en"),
                Visibility.FOLLOWERS,
                Optional.empty(),
                List.of(),
                Optional.of(new PollDraft(List.of("Yes", "No"), Duration.ofHours(1), false, true)),
                Optional.of(new PostId(200)),
                Optional.of(QuotePolicy.FOLLOWERS),
                Optional.empty());
        ScheduledPost scheduled =
                new ScheduledPost(5, ANNA, draft, Said.NOTHING, Optional.of("toot"), NOON, Optional.empty());
        matches("scheduled-status", ScheduledStatus.of(scheduled, List.of()));
    }

    @Test
    void statusEditAndSource() {
        PostVersion version = new PostVersion(
                NOON, "Before @ben", "Blood", true, List.of(Specimens.photo(ANNA)), List.of("Yes", "No"));
        RawJson raw = new RawJson("{\"id\":\"101\"}".getBytes(StandardCharsets.UTF_8));
        matches("status-edit", StatusEdit.of(post(), version, raw, null, addresses, html, emojis));
        matches("status-source", StatusSource.of(post()));
    }

    @Test
    void instance() {
        Settings settings = community.part(Settings.class);
        // As without ffmpeg, whether it is installed here or not.
        MediaLimits limits = MediaLimits.load();
        Accounts.Totals totals = new Accounts.Totals(1_000, 400, 100_000);
        List<RuleEntity> rules =
                RuleEntity.list(List.of(new CommunityRules.Rule("3", "Argue about the matter, not about the person.")));
        matches(
                "instance",
                InstanceEntity.of(
                        settings, addresses, totals, InstanceEntity.Configuration.of(addresses, limits, "BLs"), rules));
        matches("instance-v1", InstanceV1.of(settings, addresses, totals, limits, rules));
    }

    @Test
    void conversation() {
        Conversation conversation =
                new Conversation(new PostId(200), new PostId(201), List.of(new AccountId(102)), true);
        matches(
                "conversation",
                ConversationEntity.of(conversation, List.of(raw("{\"id\":\"102\"}")), raw("{\"id\":\"201\"}")));
    }

    @Test
    void customEmoji() {
        matches(
                "custom-emoji",
                CustomEmojiEntity.of(new CustomEmoji("ecg", "ecg.png", Optional.empty(), true), addresses));
    }

    @Test
    void announcement() {
        Announcement announcement = new Announcement(
                8,
                "Open day",
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(3600)),
                false,
                NOON.minusSeconds(60),
                List.of(ANNA),
                List.of(201L));
        matches(
                "announcement",
                AnnouncementEntity.of(
                        new Announcement.Seen(announcement, true, List.of()),
                        "<p>Open day</p>",
                        List.of(AnnouncementEntity.Mentioned.of(anna(), addresses)),
                        List.of(raw("{\"id\":\"201\"}")),
                        List.of(new StatusBody.ShallowTag("library", addresses.tag("library"))),
                        List.of(),
                        List.of(
                                AnnouncementEntity.ReactionEntity.of(
                                        new Announcement.Reaction("ecg", 2, false), Optional.of("/media/ecg.png")),
                                AnnouncementEntity.ReactionEntity.of(
                                        new Announcement.Reaction("+", 1, true), Optional.empty()))));
    }

    @Test
    void marker() {
        matches("marker", new Marker("201", 2, Times.of(NOON)));
    }

    private AccountEntity accountEntity() {
        return AccountEntity.of(anna(), Role.MEMBER, addresses, html, emojis, Optional.empty());
    }

    private static Account anna() {
        return Specimens.account(ANNA, "anna", "Anna Kern MD", Optional.empty(), Sanctions.NONE);
    }

    private static Poll openPoll(boolean hidden) {
        return new Poll(
                new PostId(201),
                List.of(new Poll.Option("Yes", 2), new Poll.Option("No", 1)),
                NOON.plus(Duration.ofHours(1)),
                false,
                hidden,
                3);
    }

    private static Post post() {
        return Specimens.post(ANNA, Visibility.UNLISTED, List.of(Specimens.photo(ANNA)), QuotePolicy.EVERYONE);
    }

    private void matches(String name, Object entity) {
        golden.matches(name, Json.bytes(entity));
    }
}
