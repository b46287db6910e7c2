package health.rounds.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Asks other servers by WebFinger (RFC 7033) who stands behind a name, and holds names and actors against each other. Where the usual
 * address gives nothing, host-meta (RFC 6415) may name another one.
 */
final class Fingers {
    private static final String ACCEPT = "application/jrd+json, application/json";
    private static final int LONGEST_HOST_META = 100_000;

    private final Fetcher fetcher;
    private final Cache<ReceivedHandle, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Fingers(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Whom the server of a name says it belongs to. */
    Optional<ReceivedFinger> ask(ReceivedHandle handle, Errand errand) {
        if (unknown.getIfPresent(handle) != null) {
            return Optional.empty();
        }
        String resource = URLEncoder.encode(handle.acct(), StandardCharsets.UTF_8);
        Fetcher.Answer answer =
                get("https://" + handle.domain() + "/.well-known/webfinger?resource=" + resource, ACCEPT, errand);
        Optional<ReceivedFinger> finger = read(answer);
        boolean elsewhere = finger.isEmpty() && answer instanceof Fetcher.Answer.Given;
        Optional<ReceivedFinger> found = elsewhere
                ? template(handle.domain(), errand)
                        .flatMap(at -> read(get(at.replace("{uri}", resource), ACCEPT, errand)))
                : finger;
        boolean asked = !(answer instanceof Fetcher.Answer.None none && none.why() instanceof Fetched.NotAsked);
        if (found.isEmpty() && asked) {
            unknown.put(handle, true);
        }
        return found;
    }

    /**
     * The name of an actor: its own server is asked for the name that the actor gives itself; if it says that the name has another domain,
     * that domain is asked too and must say the same. Empty where they do not point at each other.
     */
    Optional<ReceivedHandle> handleOf(ReceivedActor actor, Errand errand) {
        ReceivedHandle own = ReceivedHandle.of(actor);
        Optional<ReceivedFinger> first =
                ask(own, errand).filter(finger -> finger.actor().equals(actor.iri()));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        ReceivedHandle named = first.get().subject();
        boolean agrees = first.get().agrees(actor, own)
                || ask(named, errand)
                        .filter(finger -> finger.agrees(actor, named))
                        .isPresent();
        return agrees ? Optional.of(named) : Optional.empty();
    }

    private Fetcher.Answer get(String address, String accept, Errand errand) {
        return Iri.parse(address)
                .map(iri -> fetcher.ask(iri, accept, errand))
                .orElseGet(() -> new Fetcher.Answer.None(new Fetched.NotAsked("That is no address.")));
    }

    private static Optional<ReceivedFinger> read(Fetcher.Answer answer) {
        return answer instanceof Fetcher.Answer.Given given && given.reply().isSuccess()
                ? ReceivedFinger.read(given.reply().body())
                : Optional.empty();
    }

    private Optional<String> template(String domain, Errand errand) {
        Fetcher.Answer answer =
                get("https://" + domain + "/.well-known/host-meta", "application/xrd+xml, application/xml", errand);
        if (!(answer instanceof Fetcher.Answer.Given given)
                || !given.reply().isSuccess()
                || given.reply().body().length > LONGEST_HOST_META) {
            return Optional.empty();
        }
        // A parser of HTML that reads XML: it knows no entities and loads nothing.
        Document xml = Jsoup.parse(new String(given.reply().body(), StandardCharsets.UTF_8), "", Parser.xmlParser());
        return xml.getElementsByTag("Link").stream()
                .filter(link -> link.attr("rel").equals("lrdd"))
                .map(link -> link.attr("template"))
                .filter(at -> at.contains("{uri}"))
                .findFirst();
    }
}
