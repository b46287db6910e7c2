package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whoever follows the links of a list reads all of it once, downward and up again, though more arrives meanwhile. */
class PagingTest {
    private static final int SEVERAL = 5;
    private static final int PAGE = 2;

    private static BusyMember busy;
    private static ApiClient friend;

    @BeforeAll
    static void muchHasHappened() {
        busy = BusyMember.with(SEVERAL);
        friend = ApiClient.of(busy.friends().getFirst());
    }

    /** Every address whose answer links to more of it; groups of notifications may go on over several pages (GroupedNotificationsTest). */
    static List<Endpoint> lists() {
        return Endpoint.all().stream()
                .filter(Endpoint::isRead)
                .filter(endpoint -> busy.pathOf(endpoint)
                        .map(path -> busy.app.get(path + "?limit=" + PAGE))
                        .filter(answer -> answer.status() == 200
                                && link(answer, "next").isPresent()
                                && answer.json().isArray())
                        .isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void linksLeadThroughTheWholeListOnce(Endpoint endpoint) {
        String path = busy.pathOf(endpoint).orElseThrow();
        List<String> whole = keys(busy.app.get(path + "?limit=40").ok());
        assertThat(whole).as(path).hasSizeGreaterThanOrEqualTo(PAGE).doesNotHaveDuplicates();

        List<List<String>> pages = new ArrayList<>();
        Optional<String> next = Optional.of(path + "?limit=" + PAGE);
        Optional<String> up = Optional.empty();
        while (next.isPresent()) {
            ApiClient.Answer page = busy.app.get(next.get());
            List<String> keys = keys(page.ok());
            if (!keys.isEmpty()) {
                pages.add(keys);
                up = link(page, "prev");
            }
            post(friend, "This arrives while somebody reads #" + busy.tag);
            next = link(page, "next");
        }
        List<String> read = pages.stream().flatMap(List::stream).toList();
        assertThat(read).as("downward in %s", path).startsWith(whole.toArray(String[]::new));
        assertThat(read).as("downward in %s", path).doesNotHaveDuplicates();

        List<String> readUp = new ArrayList<>();
        while (up.isPresent()) {
            ApiClient.Answer page = busy.app.get(up.get());
            readUp.addAll(0, keys(page.ok()));
            up = link(page, "prev");
        }
        List<String> above = pages.subList(0, pages.size() - 1).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(readUp).as("upward in %s", path).endsWith(above.toArray(String[]::new));
        assertThat(readUp).as("upward in %s", path).doesNotHaveDuplicates();
    }

    private static Optional<String> link(ApiClient.Answer answer, String rel) {
        Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + rel + "\"")
                .matcher(answer.header("Link").orElse(""));
        String base = Community.shared().address("").toString();
        return link.find() ? Optional.of(link.group(1).substring(base.length())) : Optional.empty();
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        for (JsonNode item : list) {
            JsonNode key = item.has("id") ? item.get("id") : item.has("name") ? item.get("name") : item;
            keys.add(key.asString());
        }
        return keys;
    }
}
