package health.rounds.mastodon;

import health.rounds.accounts.Accounts;
import health.rounds.media.MediaLimits;
import health.rounds.platform.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** V1::Instance, as in Mastodon's documentation: the form that older apps read. */
record InstanceV1(
        String uri,
        String title,
        String shortDescription,
        String description,
        String email,
        String version,
        Urls urls,
        Stats stats,
        String thumbnail,
        List<String> languages,
        boolean registrations,
        boolean approvalRequired,
        boolean invitesEnabled,
        Configuration configuration,
        @Nullable Object contactAccount,
        List<RuleEntity> rules) {

    static InstanceV1 of(
            Settings settings, Addresses addresses, Accounts.Totals totals, MediaLimits media, List<RuleEntity> rules) {
        return new InstanceV1(
                addresses.domain(),
                settings.communityName(),
                InstanceApi.description(settings),
                InstanceApi.description(settings),
                "",
                InstanceApi.VERSION,
                new Urls(addresses.streaming()),
                new Stats(totals.accounts(), totals.posts(), 1),
                addresses.header(Optional.empty()),
                List.of("en"),
                settings.signUp() != Settings.SignUp.CLOSED,
                settings.signUp() == Settings.SignUp.APPROVAL,
                false,
                new Configuration(
                        InstanceLimits.Accounts.here(),
                        InstanceLimits.Statuses.here(),
                        InstanceLimits.MediaAttachments.of(media),
                        InstanceLimits.Polls.here()),
                null,
                rules);
    }

    record Urls(String streamingApi) {}

    record Stats(long userCount, long statusCount, long domainCount) {}

    record Configuration(
            InstanceLimits.Accounts accounts,
            InstanceLimits.Statuses statuses,
            InstanceLimits.MediaAttachments mediaAttachments,
            InstanceLimits.Polls polls) {}
}
