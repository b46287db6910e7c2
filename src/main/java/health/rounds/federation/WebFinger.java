package health.rounds.federation;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Peering;
import health.rounds.platform.Settings;
import health.rounds.posts.Uris;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /.well-known/webfinger} (RFC 7033): which actor a handle means, and which handle an address. Handles with the domain of
 * accounts and with the host both lead here; the subject always has the domain of accounts, so that each has one name.
 */
@Controller
class WebFinger {
    static final String ADDRESS = "/.well-known/webfinger";

    private static final String TYPE = "application/jrd+json; charset=utf-8";
    private static final String SCHEME = "acct:";
    private static final String PROFILE_PAGE = "http://webfinger.net/rel/profile-page";
    private static final String SUBSCRIBE = "http://ostatus.org/schema/1.0/subscribe";
    private static final int LONGEST = 2_000;

    private final Addressing addressing;
    private final Uris uris;
    private final Accounts accounts;
    private final Peering peering;
    private final Settings settings;

    WebFinger(Addressing addressing, Uris uris, Accounts accounts, Peering peering, Settings settings) {
        this.addressing = addressing;
        this.uris = uris;
        this.peering = peering;
        this.accounts = accounts;
        this.settings = settings;
    }

    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> find(
            @RequestParam Optional<String> resource, @RequestParam(defaultValue = "") List<String> rel) {
        String wanted = resource.filter(it -> !it.isBlank() && it.length() <= LONGEST)
                .orElseThrow(() ->
                        NotServed.badRequest("Say which resource: ?resource=acct:name@" + settings.accountDomain()));
        Meant meant = resource(wanted);
        if (!peering.isOn()) {
            throw NotServed.notFound();
        }
        Found found = switch (meant) {
            case Meant.Community _ -> community();
            case Meant.Member(String name) -> member(name);
        };
        return Served.as(TYPE, Json.bytes(rel.isEmpty() ? found : found.only(rel)));
    }

    private sealed interface Meant {
        record Community() implements Meant {}

        record Member(String name) implements Meant {}
    }

    private Meant resource(String resource) {
        if (resource.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return handle(resource.substring(SCHEME.length()));
        }
        if (resource.contains("://")) {
            return resource.equals(addressing.of(""))
                            || resource.equals(addressing.of("/"))
                            || resource.equals(addressing.community())
                    ? new Meant.Community()
                    : new Meant.Member(uris.memberIn(resource).orElseThrow(NotServed::notFound));
        }
        return handle(resource);
    }

    private Meant handle(String typed) {
        String handle = typed.startsWith("@") ? typed.substring(1) : typed;
        int at = handle.indexOf('@');
        if (at <= 0 || at == handle.length() - 1) {
            throw NotServed.badRequest(
                    "That is neither an address nor a handle such as name@" + settings.accountDomain());
        }
        String name = handle.substring(0, at).toLowerCase(Locale.ROOT);
        if (!settings.isHere(handle.substring(at + 1))) {
            throw NotServed.notFound();
        }
        boolean community = name.equals(addressing.communityName()) || settings.isHere(name);
        return community ? new Meant.Community() : new Meant.Member(name);
    }

    private Found community() {
        return new Found(
                SCHEME + addressing.communityHandle(),
                List.of(addressing.community()),
                List.of(self(addressing.community()), page(addressing.of("/about"))));
    }

    private Found member(String name) {
        Account account = accounts.byUsername(name).orElseThrow(NotServed::notFound);
        if (account.sanctions().isSuspended()) {
            throw NotServed.gone();
        }
        return new Found(
                SCHEME + addressing.handle(account),
                List.of(addressing.page(account), addressing.of(account)),
                List.of(
                        self(addressing.of(account)),
                        page(addressing.page(account)),
                        new Link(SUBSCRIBE, null, null, addressing.of("/authorize_interaction?uri={uri}"))));
    }

    private static Link self(String actor) {
        return new Link("self", Served.ACTIVITY, actor, null);
    }

    private static Link page(String address) {
        return new Link(PROFILE_PAGE, "text/html", address, null);
    }

    private record Found(String subject, List<String> aliases, List<Link> links) {
        /** Only links of some relations (RFC 7033, section 4.3). */
        Found only(List<String> relations) {
            return new Found(
                    subject,
                    aliases,
                    links.stream()
                            .filter(link -> relations.contains(link.rel()))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Link(
            String rel,
            @Nullable String type,
            @Nullable String href,
            @Nullable String template) {}
}
