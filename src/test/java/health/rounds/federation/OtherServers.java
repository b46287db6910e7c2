package health.rounds.federation;

import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All other servers of the world, as far as a test needs them. */
final class OtherServers implements SignedGet {
    private static final String ACTIVITY = "application/activity+json";

    private final Map<String, OutsideReply> pages = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<URI, Optional<OutsideReply>> rest = address -> Optional.empty();

    OtherServers document(String address, String json) {
        return page(address, 200, Map.of("content-type", ACTIVITY), json);
    }

    OtherServers page(String address, int status, Map<String, String> headers, String body) {
        pages.put(address, new OutsideReply(status, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    OtherServers redirect(String from, String to) {
        return page(from, 302, Map.of("location", to), "");
    }

    OtherServers note(String id, String author, String more) {
        return document(
                id,
                "{\"type\":\"Note\",\"id\":\"%s\",\"attributedTo\":\"%s\",\"content\":\"x\"%s}"
                        .formatted(id, author, more));
    }

    OtherServers actor(String id, String username) {
        return document(
                id,
                "{\"type\":\"Person\",\"id\":\"%s\",\"inbox\":\"%s/inbox\",\"preferredUsername\":\"%s\"}"
                        .formatted(id, id, username));
    }

    OtherServers finger(String domain, String asked, String subject, String actor) {
        return page(
                "https://" + domain + "/.well-known/webfinger?resource=acct%3A" + asked.replace("@", "%40"),
                200,
                Map.of("content-type", "application/jrd+json"),
                "{\"subject\":\"acct:%s\",\"links\":[{\"rel\":\"self\",\"type\":\"%s\",\"href\":\"%s\"}]}"
                        .formatted(subject, ACTIVITY, actor));
    }

    /** What is answered where nothing was said of an address; nothing is a broken connection. */
    void otherwise(Function<URI, Optional<OutsideReply>> answer) {
        rest = answer;
    }

    static OutsideReply json(String json) {
        return new OutsideReply(200, Map.of("content-type", ACTIVITY), json.getBytes(StandardCharsets.UTF_8));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Follows redirects, as those who ask the real world do. */
    @Override
    public Fetcher.Answer.Given get(URI address, String accept) throws IOException {
        asked.add(address.toString());
        OutsideReply page = pages.get(address.toString());
        OutsideReply reply = page == null ? rest.apply(address).orElseThrow(() -> new IOException("no answer")) : page;
        Optional<String> next = reply.header("Location");
        return next.isPresent()
                ? get(address.resolve(next.get()), accept)
                : new Fetcher.Answer.Given(Iri.parse(address.toString()).orElseThrow(), reply);
    }
}
