package health.rounds.mastodon;

import health.rounds.accounts.SanctionedServers;
import health.rounds.measures.CommunityNumbers;
import health.rounds.media.MediaLibrary;
import health.rounds.moderation.CommunityRules;
import health.rounds.platform.BuildInfo;
import health.rounds.platform.Settings;
import health.rounds.privacy.PrivacyPolicy;
import health.rounds.push.PushSubscriptions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/instance} and {@code /api/v2/instance}: what apps ask before anything else. */
@Controller
class InstanceApi {
    /** Apps read the first word as a version of Mastodon and decide by it what they may use. */
    static final String VERSION = "4.5.0 (compatible; Rounds " + BuildInfo.version() + ")";

    private static final int MONTH = 28;

    private final Settings settings;
    private final Addresses addresses;
    private final MediaLibrary media;
    private final CommunityNumbers numbers;
    private final List<RuleEntity> rules;
    private final PushSubscriptions push;
    private final SanctionedServers servers;

    InstanceApi(
            Settings settings,
            Addresses addresses,
            MediaLibrary media,
            CommunityNumbers numbers,
            CommunityRules rules,
            PushSubscriptions push,
            SanctionedServers servers) {
        this.settings = settings;
        this.addresses = addresses;
        this.media = media;
        this.numbers = numbers;
        this.rules = RuleEntity.list(rules.all());
        this.push = push;
        this.servers = servers;
    }

    @GetMapping("/api/v2/instance")
    Reply show() {
        return Reply.of(InstanceEntity.of(
                settings,
                addresses,
                numbers.activeWithin(MONTH),
                InstanceEntity.Configuration.of(addresses, media.limits(), push.publicKey()),
                rules));
    }

    @GetMapping("/api/v1/instance")
    Reply showV1() {
        return Reply.of(InstanceV1.of(settings, addresses, numbers.activeWithin(MONTH), media.limits(), rules));
    }

    @GetMapping("/api/v1/instance/rules")
    Reply rules() {
        return Reply.of(rules);
    }

    /** Weekly activity: there is none to tell of. */
    @GetMapping("/api/v1/instance/activity")
    Reply activity() {
        return Reply.of(List.of());
    }

    /** Servers of which accounts are known here, without those that are suspended. */
    @GetMapping("/api/v1/instance/peers")
    Reply peers() {
        return Reply.of(servers.known());
    }

    @GetMapping("/api/v1/instance/extended_description")
    Reply extendedDescription() {
        return Reply.of(new ExtendedDescription(null, description(settings)));
    }

    @GetMapping("/api/v1/instance/privacy_policy")
    Reply privacyPolicy() {
        PrivacyPolicy policy = PrivacyPolicy.current();
        String updated = Times.of(policy.checked().atStartOfDay(ZoneOffset.UTC).toInstant());
        return Reply.of(new PrivacyPolicyEntity(updated, policy.html(addresses.of(""))));
    }

    /** The languages that a post can be in: those of ISO 639-1, by their English names. */
    @GetMapping("/api/v1/instance/languages")
    Reply languages() {
        return Reply.of(Stream.of(Locale.getISOLanguages())
                .map(code -> new Language(code, Locale.of(code).getDisplayLanguage(Locale.ENGLISH)))
                .toList());
    }

    /** Nothing is translated here, from no language into no other. */
    @GetMapping("/api/v1/instance/translation_languages")
    Reply translationLanguages() {
        return Reply.empty();
    }

    static String description(Settings settings) {
        return settings.communityName()
                + ", a community of health professionals. Posts are screened for what could identify a patient.";
    }

    /** ExtendedDescription, as in Mastodon's documentation. */
    private record ExtendedDescription(@Nullable String updatedAt, String content) {}

    /** PrivacyPolicy, as in Mastodon's documentation. */
    private record PrivacyPolicyEntity(String updatedAt, String content) {}

    private record Language(String code, String name) {}
}
