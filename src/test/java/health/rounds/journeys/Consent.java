package health.rounds.journeys;

import health.rounds.testkit.Community;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who opens an app's link, signs in, allows it and reads the code that is shown. */
final class Consent {
    private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*value=\"([^\"]+)\"");

    private Consent() {}

    static String codeFor(String link, Community.Member member) {
        URI address = URI.create(link);
        FormBrowser browser = new FormBrowser(address.resolve("/"));
        browser.signIn(member.name(), Community.PASSWORD);
        Map<String, String> fields = new TreeMap<>();
        for (String pair : address.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        fields.put("decision", "allow");
        String page = browser.submit(address.getRawPath() + "?" + address.getRawQuery(), "/oauth/authorize", fields)
                .body();
        Matcher code = CODE.matcher(page);
        if (!code.find()) {
            throw new AssertionError("no code on the page: " + page);
        }
        return code.group(1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
