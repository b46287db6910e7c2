package health.rounds.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.OutsideReply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Asks other servers by WebFinger (RFC 7033) who stands behind a name. Where the usual address gives nothing, host-meta (RFC 6415) may
 * name another one.
 */
final class Fingers {
    private static final String ANSWER = "application/jrd+json, application/json";
    private static final String HOST_META = "application/xrd+xml, application/xml";
    private static final int LONGEST_HOST_META = 100_000;
    private static final int MOST_NAMES = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Fetcher fetcher;
    private final Cache<ReceivedHandle, Fetched> failures = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterWrite(REMEMBERED)
            .build();

    Fingers(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Whom the server of a name says it belongs to; empty where it says nothing. */
    Optional<ReceivedFinger> ask(ReceivedHandle handle, Errand errand) throws Later {
        Fetched failed = failures.getIfPresent(handle);
        if (failed != null) {
            return none(failed);
        }
        String resource = URLEncoder.encode(handle.acct(), StandardCharsets.UTF_8);
        Fetcher.Answer answer =
                get("https://" + handle.domain() + "/.well-known/webfinger?resource=" + resource, ANSWER, errand);
        if (answer instanceof Fetcher.Answer.None(Fetched why)) {
            return remember(handle, why);
        }
        Optional<ReceivedFinger> finger = body(answer).flatMap(ReceivedFinger::read);
        if (finger.isEmpty()) {
            finger = template(handle.domain(), errand)
                    .flatMap(at -> body(get(at.replace("{uri}", resource), ANSWER, errand)))
                    .flatMap(ReceivedFinger::read);
        }
        return finger.isPresent() ? finger : remember(handle, new Fetched.Gone());
    }

    private Optional<ReceivedFinger> remember(ReceivedHandle handle, Fetched why) throws Later {
        if (!(why instanceof Fetched.NotAsked)) {
            failures.put(handle, why);
        }
        return none(why);
    }

    private static Optional<ReceivedFinger> none(Fetched why) throws Later {
        why.throwIfForNow();
        return Optional.empty();
    }

    private Fetcher.Answer get(String address, String accept, Errand errand) {
        return Iri.parse(address)
                .map(iri -> fetcher.ask(iri, accept, errand))
                .orElseGet(() -> new Fetcher.Answer.None(new Fetched.Refused("That is no address.")));
    }

    private static Optional<byte[]> body(Fetcher.Answer answer) {
        return answer instanceof Fetcher.Answer.Given given && given.reply().isSuccess()
                ? Optional.of(given.reply()).map(OutsideReply::body)
                : Optional.empty();
    }

    private Optional<String> template(String domain, Errand errand) {
        return body(get("https://" + domain + "/.well-known/host-meta", HOST_META, errand))
                .filter(xml -> xml.length <= LONGEST_HOST_META)
                .flatMap(Fingers::template);
    }

    private static Optional<String> template(byte[] hostMeta) {
        // A parser of HTML that reads XML: it knows no entities of its own and loads nothing.
        Document xml = Jsoup.parse(new String(hostMeta, StandardCharsets.UTF_8), "", Parser.xmlParser());
        return xml.getElementsByTag("Link").stream()
                .filter(link -> link.attr("rel").equals("lrdd"))
                .map(link -> link.attr("template"))
                .filter(at -> at.contains("{uri}"))
                .findFirst();
    }
}
