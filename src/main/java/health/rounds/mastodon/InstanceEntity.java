package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.rounds.accounts.Accounts;
import health.rounds.media.MediaLimits;
import health.rounds.platform.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instance, as in Mastodon's documentation (version 2). */
record InstanceEntity(
        String domain,
        String title,
        String version,
        String sourceUrl,
        String description,
        Usage usage,
        Thumbnail thumbnail,
        List<Icon> icon,
        List<String> languages,
        Configuration configuration,
        Registrations registrations,
        Contact contact,
        List<RuleEntity> rules,
        Map<String, Integer> apiVersions) {

    /** 7 is the API of Mastodon 4.5: apps expect grouped notifications from 2 on, and quotes from 7. */
    private static final Map<String, Integer> API = Map.of("mastodon", 7);

    static InstanceEntity of(
            Settings settings,
            Addresses addresses,
            Accounts.Totals totals,
            Configuration configuration,
            List<RuleEntity> rules) {
        String picture = addresses.header(Optional.empty());
        return new InstanceEntity(
                addresses.domain(),
                settings.communityName(),
                InstanceApi.VERSION,
                "",
                InstanceApi.description(settings),
                new Usage(new Users(totals.active())),
                new Thumbnail(picture, null, new Versions(picture, picture), ""),
                List.of(),
                List.of("en"),
                configuration,
                Registrations.of(settings),
                new Contact("", null),
                rules,
                API);
    }

    record Usage(Users users) {}

    record Users(long activeMonth) {}

    record Thumbnail(String url, @Nullable String blurhash, Versions versions, String description) {}

    /** The same picture for plain and for dense screens. */
    record Versions(
            @JsonProperty("@1x") String plain,
            @JsonProperty("@2x") String dense) {}

    record Icon(String src, String size) {}

    /** Where and with which limits. */
    record Configuration(
            Urls urls,
            Vapid vapid,
            InstanceLimits.Accounts accounts,
            InstanceLimits.Statuses statuses,
            InstanceLimits.MediaAttachments mediaAttachments,
            InstanceLimits.Polls polls,
            Translation translation,
            TimelinesAccess timelinesAccess,
            boolean limitedFederation) {
        static Configuration of(Addresses addresses, MediaLimits media, String vapidKey) {
            return new Configuration(
                    new Urls(addresses.streaming(), null, addresses.of("/about"), addresses.of("/about#privacy"), null),
                    new Vapid(vapidKey),
                    InstanceLimits.Accounts.here(),
                    InstanceLimits.Statuses.here(),
                    InstanceLimits.MediaAttachments.of(media),
                    InstanceLimits.Polls.here(),
                    new Translation(false),
                    TimelinesAccess.OPEN,
                    false);
        }
    }

    record Urls(
            String streaming,
            @Nullable String status,
            String about,
            @Nullable String privacyPolicy,
            @Nullable String termsOfService) {}

    record Vapid(String publicKey) {}

    record Translation(boolean enabled) {}

    /** Who may read which timeline: everyone, for there is nothing in them but public posts of this community. */
    record TimelinesAccess(Feed liveFeeds, Feed hashtagFeeds, Feed trendingLinkFeeds) {
        private static final Feed PUBLIC = new Feed("public", "public");
        static final TimelinesAccess OPEN = new TimelinesAccess(PUBLIC, PUBLIC, PUBLIC);
    }

    record Feed(String local, String remote) {}

    record Registrations(
            boolean enabled,
            boolean approvalRequired,
            boolean reasonRequired,
            @Nullable String message,
            @Nullable Integer minAge,
            @Nullable String url) {
        static Registrations of(Settings settings) {
            boolean approval = settings.signUp() == Settings.SignUp.APPROVAL;
            return new Registrations(settings.signUp() != Settings.SignUp.CLOSED, approval, approval, null, null, null);
        }
    }

    record Contact(String email, @Nullable Object account) {}
}
