package health.rounds.federation;

import health.rounds.blocklists.Peering;
import health.rounds.peers.KnownKey;
import health.rounds.peers.Sender;
import health.rounds.peers.Senders;
import health.rounds.signatures.Claim;
import health.rounds.signatures.Flaw;
import health.rounds.signatures.HttpMessage;
import health.rounds.signatures.Refused;
import health.rounds.signatures.Signatures;
import health.rounds.signatures.SignedBy;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out who calls, by the signature of the request; a bad one is refused before anything else is done. */
@Component
class Callers {
    private static final byte[] NO_BODY = {};

    private final Signatures signatures;
    private final Senders senders;
    private final SignerKeys keys;
    private final Peering peering;

    Callers(Signatures signatures, Senders senders, SignerKeys keys, Peering peering) {
        this.signatures = signatures;
        this.senders = senders;
        this.keys = keys;
        this.peering = peering;
    }

    /** Whose key signed a request without a body; empty where nobody signed. */
    Optional<Iri> of(HttpServletRequest request) {
        return switch (signatures.read(message(request, NO_BODY))) {
            case Claim.Unsigned _ -> Optional.empty();
            case Refused(var flaw) -> throw NotServed.unsigned(flaw.sentence());
            case SignedBy signed -> Optional.of(verified(signed));
        };
    }

    /** What the signature says, before the key is known. */
    SignedBy read(HttpServletRequest request, byte[] body) {
        return switch (signatures.read(message(request, body))) {
            case Claim.Unsigned _ -> throw NotServed.unsigned("Sign the request");
            case Refused(var flaw) -> throw NotServed.unsigned(flaw.sentence());
            case SignedBy signed -> signed;
        };
    }

    /** Whose key it is, if it is right. */
    Iri verified(SignedBy signed) {
        Optional<Iri> keyId = Iri.parse(signed.keyId());
        if (keyId.filter(id -> peering.speaksWith(id.host())).isEmpty()) {
            throw NotServed.refused();
        }
        return switch (senders.of(signed, keys)) {
            case Sender.Proven(KnownKey key) -> Iri.parse(key.owner()).orElseThrow();
            case Sender.Unproven(Flaw flaw) -> throw NotServed.unsigned(flaw.sentence());
            case Sender.Gone() -> throw NotServed.unsigned("There is no such key");
            case Sender.Unreachable() -> throw NotServed.busy("The key could not be fetched. Come back later");
        };
    }

    private static HttpMessage message(HttpServletRequest request, byte[] body) {
        String query = request.getQueryString();
        String target = query == null ? path(request) : path(request) + "?" + query;
        return new HttpMessage(request.getMethod(), target, name -> values(request, name), body);
    }

    /** What was asked for, and signed, where {@link PageAddresses} leads on to the document of a page. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String page
                ? page
                : request.getRequestURI();
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
