package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.peers.SigningKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /users/{name}} and {@code /actor}: members and the community as actors, with their keys. */
@Controller
class ActorDocuments {
    private final Members members;
    private final Gate gate;
    private final ActorJson actors;
    private final SigningKeys keys;
    private final Addressing addressing;

    ActorDocuments(Members members, Gate gate, ActorJson actors, SigningKeys keys, Addressing addressing) {
        this.members = members;
        this.gate = gate;
        this.actors = actors;
        this.keys = keys;
        this.addressing = addressing;
    }

    @GetMapping("/users/{name:\\w+}")
    ResponseEntity<byte[]> actor(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            @PathVariable String name) {
        return Accepted.isDocument(accept)
                ? document(request, name)
                : Served.elsewhere(URI.create(addressing.of("/@" + name)));
    }

    private ResponseEntity<byte[]> document(HttpServletRequest request, String name) {
        Asker asker = gate.admit(request);
        Account account = members.named(name);
        return Served.to(
                asker,
                actors.of(account, PublicKeys.of(keys.publicKeys(account))).in(Context.of(account)));
    }

    /** Open to whoever asks: who checks a signature of ours must be able to read the key before we know them. */
    @GetMapping("/actor")
    ResponseEntity<byte[]> community() {
        gate.requireOn();
        return Served.to(
                Asker.ANYBODY,
                actors.community(PublicKeys.of(keys.communityKeys())).in(Context.ACTOR));
    }

    /** The community itself writes nothing. */
    @GetMapping("/actor/outbox")
    ResponseEntity<byte[]> communityOutbox() {
        gate.requireOn();
        return Served.to(
                Asker.ANYBODY,
                Thing.of("OrderedCollection", addressing.community() + "/outbox")
                        .with("totalItems", 0)
                        .with("orderedItems", List.of())
                        .in(Context.COLLECTION));
    }
}
