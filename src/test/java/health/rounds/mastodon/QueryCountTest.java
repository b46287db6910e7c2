package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.announcements.Announcements;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.testkit.ColdCaches;
import health.rounds.testkit.Community;
import health.rounds.testkit.CountedQueries;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A long page costs as many queries as a short one, with nothing remembered from before. */
class QueryCountTest {
    private static final int SEVERAL = 14;

    /** What a short page may save: posts, their authors and polls where its few items are follows, and the like. */
    private static final int SPARED = 5;

    /** More than this is too much for any page, however it came about. */
    private static final int MOST = 24;

    private static BusyMember busy;

    @BeforeAll
    static void muchHasHappened() {
        busy = BusyMember.with(SEVERAL);
        Announcements announcements = Community.shared().part(Announcements.class);
        for (int i = 0; i < SEVERAL; i++) {
            String friend = "@" + busy.friends().get(i).name();
            announcements.publish(
                    new NewAnnouncement("Thank you " + friend, Optional.empty(), Optional.empty(), false));
        }
    }

    @AfterAll
    static void nothingIsAnnounced() {
        Announcements announcements = Community.shared().part(Announcements.class);
        announcements.active().forEach(announcement -> announcements.remove(announcement.id()));
    }

    static List<Endpoint> reads() {
        return Endpoint.all().stream()
                .filter(endpoint -> endpoint.isRead() && !endpoint.isForStaff())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void longPageAsksNoMoreThanAShortOne(Endpoint endpoint) {
        String path = busy.pathOf(endpoint).orElseThrow(() -> new AssertionError("BusyMember has nothing for this"));
        List<String> queriesOfShort = queries(path, 2);
        List<String> queriesOfLong = queries(path, 40);
        assertThat(queriesOfLong)
                .as("queries for %s", path)
                .hasSizeLessThanOrEqualTo(queriesOfShort.size() + SPARED)
                .hasSizeLessThanOrEqualTo(MOST);
    }

    private static List<String> queries(String path, int limit) {
        Community.shared().part(ColdCaches.class).make();
        String name = UUID.randomUUID().toString();
        String asked = path + "?limit=" + limit + parameters(path);
        ApiClient.Answer answer =
                busy.app.send("GET", asked, BodyPublishers.noBody(), Map.of(CountedQueries.HEADER, name));
        assertThat(answer.status()).as("%s: %s", asked, answer.text()).isLessThan(500);
        return CountedQueries.of(name);
    }

    /** What an address must be given to say anything. */
    private static String parameters(String path) {
        String friends =
                busy.friends().stream().map(friend -> "&id[]=" + friend.id()).collect(Collectors.joining());
        return switch (path) {
            case "/api/v1/accounts", "/api/v1/accounts/relationships", "/api/v1/accounts/familiar_followers" -> friends;
            case "/api/v1/accounts/lookup" -> "&acct=" + busy.member.name();
            case "/api/v1/accounts/search" -> "&q=member";
            case "/api/v2/search", "/api/v1/search" -> "&q=" + busy.tag;
            default -> "";
        };
    }
}
