package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.blocklists.BlockedEmail;
import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.ListedDomain;
import health.rounds.blocklists.NetworkBlock;
import health.rounds.blocklists.ServerBlock;
import health.rounds.blocklists.TriesOfDay;
import health.rounds.discovery.Trends.ReviewedTag;
import health.rounds.measures.Cohort;
import health.rounds.measures.Frequency;
import health.rounds.measures.Measure;
import health.rounds.platform.AddressRange;
import health.rounds.posts.TagUse;
import health.rounds.testkit.Community;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whole entities as tools of administrators and moderators get them, field by field. */
class AdminEntitiesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.5Z");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    @Test
    void serverBlock() {
        ServerBlock block = new ServerBlock(
                7,
                new DomainName("example.com"),
                ServerBlock.Severity.SUSPEND,
                true,
                false,
                Optional.of("Asked twice"),
                Optional.empty(),
                true,
                NOON);
        matches(AdminDomainBlock.of(block), """
                {"id": "7", "domain": "example.com",
                 "digest": "a379a6f6eeafb9a55e378c118034e2751e682fab9f2d30ab13d2125586ce1947",
                 "created_at": "2026-05-04T12:00:00.500Z", "severity": "suspend", "reject_media": true,
                 "reject_reports": false, "private_comment": "Asked twice", "public_comment": null, "obfuscate": true}
                """);
        matches(DomainBlock.of(block), """
                {"domain": "exa****.*om", "digest": "a379a6f6eeafb9a55e378c118034e2751e682fab9f2d30ab13d2125586ce1947",
                 "severity": "suspend", "comment": null}
                """);
    }

    @Test
    void domainsOnLists() {
        ListedDomain entry = new ListedDomain(8, new DomainName("example.com"), NOON);
        matches(AdminDomainAllow.of(entry), """
                {"id": "8", "domain": "example.com", "created_at": "2026-05-04T12:00:00.500Z"}
                """);
        matches(AdminEmailDomainBlock.of(entry, List.of(new TriesOfDay(DAY, 3, 2))), """
                {"id": "8", "domain": "example.com", "created_at": "2026-05-04T12:00:00.500Z",
                 "history": [{"day": "1777852800", "accounts": "2", "uses": "3"}]}
                """);
        matches(AdminCanonicalEmailBlock.of(new BlockedEmail(9, "ab")), """
                {"id": "9", "canonical_email_hash": "ab"}
                """);
    }

    @Test
    void network() {
        AddressRange range = AddressRange.read("2001:db8::/32").orElseThrow();
        matches(
                AdminIpBlock.of(new NetworkBlock(
                        4,
                        range,
                        "2001:db8::/32",
                        NetworkBlock.Severity.SIGN_UP_NEEDS_APPROVAL,
                        "",
                        NOON,
                        Optional.empty())),
                """
                {"id": "4", "ip": "2001:db8::/32", "severity": "sign_up_requires_approval", "comment": "",
                 "created_at": "2026-05-04T12:00:00.500Z", "expires_at": null}
                """);
        matches(
                AdminIpBlock.of(new NetworkBlock(
                        4, range, "2001:db8::/32", NetworkBlock.Severity.NO_ACCESS, "Attack", NOON, Optional.of(NOON))),
                """
                {"id": "4", "ip": "2001:db8::/32", "severity": "no_access", "comment": "Attack",
                 "created_at": "2026-05-04T12:00:00.500Z", "expires_at": "2026-05-04T12:00:00.500Z"}
                """);
    }

    @Test
    void measure() {
        Measure measure = new Measure(5, 4, List.of(new Measure.OfDay(DAY, 5)));
        matches(AdminMeasure.of("active_users", measure), """
                {"key": "active_users", "unit": null, "total": "5", "previous_total": "4",
                 "data": [{"date": "2026-05-04T00:00:00.000Z", "value": "5"}]}
                """);
        matches(AdminMeasure.ofServer("instance_statuses", measure), """
                {"key": "instance_statuses", "unit": null, "total": "5",
                 "data": [{"date": "2026-05-04T00:00:00.000Z", "value": "5"}]}
                """);
        matches(AdminMeasure.ofServerInBytes("instance_media_attachments", measure), """
                {"key": "instance_media_attachments", "unit": "bytes", "total": "5", "human_value": "5 Bytes",
                 "data": [{"date": "2026-05-04T00:00:00.000Z", "value": "5"}]}
                """);
    }

    @Test
    void dimension() {
        matches(
                new AdminDimension(
                        "mixed",
                        List.of(
                                AdminDimension.Value.count("en", "English", 3),
                                AdminDimension.Value.bytes("media", "Media storage", 2048),
                                AdminDimension.Value.version("java", "Java", "25"))),
                """
                {"key": "mixed", "data": [
                    {"key": "en", "human_key": "English", "value": "3"},
                    {"key": "media", "human_key": "Media storage", "value": "2048", "unit": "bytes", "human_value": "2 KB"},
                    {"key": "java", "human_key": "Java", "value": "25", "human_value": "25"}]}
                """);
    }

    @Test
    void cohort() {
        matches(AdminCohort.of(new Cohort(DAY, 4, List.of(new Measure.OfDay(DAY, 1))), Frequency.DAY), """
                {"period": "2026-05-04T00:00:00.000Z", "frequency": "day",
                 "data": [{"date": "2026-05-04T00:00:00.000Z", "rate": 0.25, "value": "1"}]}
                """);
        matches(AdminCohort.of(new Cohort(DAY, 0, List.of(new Measure.OfDay(DAY, 0))), Frequency.MONTH), """
                {"period": "2026-05-04T00:00:00.000Z", "frequency": "month",
                 "data": [{"date": "2026-05-04T00:00:00.000Z", "rate": 0.0, "value": "0"}]}
                """);
    }

    @Test
    void hashtag() {
        Addresses addresses = Community.shared().part(Addresses.class);
        TagUse use = new TagUse("ecg", List.of(new TagUse.Day(DAY, 9, 8)));
        matches(AdminTag.of(new ReviewedTag(use, Optional.of(false)), addresses), """
                {"id": "ecg", "name": "ecg", "url": "%s", "history": [{"day": "1777852800", "uses": "9", "accounts": "8"}],
                 "trendable": false, "usable": true, "requires_review": false}
                """.formatted(addresses.tag("ecg")));
    }

    private static void matches(Object entity, String json) {
        assertThat(JSON.readTree(Json.bytes(entity))).isEqualTo(JSON.readTree(json));
    }
}
