package health.rounds.previews;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileField;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.ForbiddenAddress;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.platform.Settings;
import health.rounds.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks for the page behind a link and reads the beginning of it: HTML alone, by few redirects, and never from ourselves. */
@Component
final class PageReader {
    private static final Logger log = LoggerFactory.getLogger(PageReader.class);

    /** As Mastodon (app/lib/request.rb): what a page says of itself stands in the first megabyte. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 3;

    /** Nobody in particular: what a page says is not by whoever posts its address. */
    private static final Author NOBODY = new Author("", "");

    /** A page of a megabyte takes tens of them once it is parsed. */
    private final Semaphore parsing = new Semaphore(2);

    private final OutsideHttp http;
    private final Guard guard;
    private final Accounts accounts;
    private final String ours;

    PageReader(OutsideHttp http, Guard guard, Accounts accounts, Settings settings) {
        this.http = http;
        this.guard = guard;
        this.accounts = accounts;
        this.ours = settings.publicUrl().getAuthority();
    }

    /** Waits for the page. */
    Fetched read(String address) {
        URI at = URI.create(address);
        String host = at.getHost();
        try {
            for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
                if (ours.equalsIgnoreCase(at.getRawAuthority())) {
                    return new Fetched.Nothing();
                }
                URI asked = at;
                Answer answer = http.send(request(at), (head, body) -> answer(asked, head, body));
                switch (answer) {
                    case Answer.Moved(URI to) -> at = to;
                    case Answer.Page(byte[] html, String type) -> {
                        return card(address, at, html, type);
                    }
                    case Answer.Other(Fetched outcome) -> {
                        return outcome;
                    }
                }
            }
            return new Fetched.Nothing();
        } catch (ForbiddenAddress e) {
            return new Fetched.Nothing();
        } catch (IOException e) {
            log.info("No page from {}: {}", host, e.toString());
            return new Fetched.Later();
        }
    }

    private static OutsideRequest request(URI address) {
        return new OutsideRequest(
                "GET",
                address,
                Map.of("Accept", "text/html,application/xhtml+xml"),
                Optional.empty(),
                MOST_BYTES + 1,
                PATIENCE);
    }

    private sealed interface Answer {
        record Moved(URI to) implements Answer {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Page(byte[] html, String type) implements Answer {}

        record Other(Fetched outcome) implements Answer {}
    }

    private static Answer answer(URI asked, OutsideReply head, InputStream body) throws IOException {
        return switch (head.status()) {
            case 200 -> page(head, body);
            case 301, 302, 303, 307, 308 -> moved(asked, head);
            case 429, 500, 502, 503, 504 -> new Answer.Other(new Fetched.Later());
            default -> new Answer.Other(new Fetched.Nothing());
        };
    }

    private static Answer page(OutsideReply head, InputStream body) throws IOException {
        String type = head.header("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        return type.matches("(?:text/html|application/xhtml\\+xml)\\s*(?:;.*)?")
                ? new Answer.Page(body.readNBytes(MOST_BYTES), type)
                : new Answer.Other(new Fetched.Nothing());
    }

    private static Answer moved(URI asked, OutsideReply head) {
        try {
            return head.header("Location")
                    .<Answer>map(location -> new Answer.Moved(asked.resolve(location)))
                    .orElseGet(() -> new Answer.Other(new Fetched.Nothing()));
        } catch (IllegalArgumentException e) {
            return new Answer.Other(new Fetched.Nothing());
        }
    }

    private Fetched card(String address, URI at, byte[] html, String type) throws IOException {
        parsing.acquireUninterruptibly();
        try {
            PageCard page = PageCard.of(html, type, at);
            return page.card(address)
                    .filter(this::mayBeShown)
                    .map(card -> page.creator()
                            .flatMap(handle -> owner(handle, card.host()))
                            .map(card::by)
                            .orElse(card))
                    .<Fetched>map(Fetched.Found::new)
                    .orElseGet(Fetched.Nothing::new);
        } finally {
            parsing.release();
        }
    }

    /**
     * Whether a card holds nothing that the guard would hold in a post, since whoever runs a page decides what stands on our pages by
     * posting its address. Questions are for authors; a page has none here, and has published its words already.
     */
    boolean mayBeShown(Card card) {
        return !(guard.screen(new Submission(List.of(new Part(Field.TEXT, card.words())), List.of()), NOBODY)
                instanceof Verdict.Held);
    }

    /** The account of that handle, if its profile links to the site; or any page could claim to be by anybody (CVE-2023-36462). */
    private Optional<AccountId> owner(String handle, String host) {
        return accounts.byHandle(handle)
                .filter(account -> account.fields().stream()
                        .map(ProfileField::value)
                        .flatMap(value -> Text.parse(value).links().stream())
                        .anyMatch(link -> isOn(link, host)))
                .map(Account::id);
    }

    private static boolean isOn(URI link, String host) {
        String site = link.getHost();
        return site != null && (site.equalsIgnoreCase(host) || site.equalsIgnoreCase("www." + host));
    }
}
