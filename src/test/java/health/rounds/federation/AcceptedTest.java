package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/activity+json",
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/json",
                "application/activity+json, application/ld+json",
                "application/ld+json;profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json;q=0.9, text/html;q=0.5",
                "text/html;q=0.1, application/activity+json",
                "*/*;q=0.1, application/activity+json;q=0.2"
            })
    void serversGetTheDocument(String accept) {
        assertThat(Accepted.isDocument(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                Fetch.BROWSER,
                "text/html, application/activity+json;q=0.5",
                "application/activity+json;q=0",
                "image/png",
                "no media type at all"
            })
    void browsersAndWhoeverTakesAnythingGetThePage(String accept) {
        assertThat(Accepted.isDocument(accept)).isFalse();
    }
}
