package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import health.rounds.journeys.Chromium.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a first visit loads: little, from here alone, and nothing that the browser refuses. */
class FirstLoadTest extends BrowserJourney {
    /** Compressed, pictures left out (docs: first load under 100 kB). */
    private static final int MOST_BYTES = 100_000;

    private static Ward ward;

    @BeforeAll
    static void fillTheWard() {
        ward = Ward.of(COMMUNITY);
    }

    @Test
    void welcomeLoadsLessThanAHundredKilobytesFromThisServerAlone() {
        chromium.in(chromium.visit(Device.PHONE), page -> assertLean(page, "/"));
    }

    @Test
    void homeLoadsLessThanAHundredKilobytesFromThisServerAlone() {
        Page signedIn = chromium.visit(Device.PHONE, ward.ben);
        String session = signedIn.context().storageState();
        chromium.in(signedIn, page -> {});
        chromium.in(chromium.visit(Device.PHONE, session), page -> assertLean(page, "/"));
    }

    private static void assertLean(Page page, String path) {
        List<Request> finished = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        page.onRequestFinished(finished::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                refused.add(message.text());
            }
        });
        page.onPageError(refused::add);
        page.navigate(path);
        page.locator("html.has-script").waitFor();
        assertThat(refused).isEmpty();
        assertThat(finished)
                .allSatisfy(request -> assertThat(request.url())
                        .startsWith(COMMUNITY.address("/").toString()));
        // Asking for the sizes lets the browser's next events in, and those may add to the list.
        int bytes = List.copyOf(finished).stream()
                .filter(request -> !request.url().contains("/media/"))
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        assertThat(bytes).as("bytes of %s", path).isBetween(1, MOST_BYTES);
    }
}
