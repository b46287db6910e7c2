package health.rounds.federation;

import health.rounds.accounts.RemoteAccounts;
import health.rounds.deliveries.Deliveries;
import health.rounds.deliveries.FollowersDigest;
import health.rounds.platform.ServerName;
import health.rounds.signatures.SignedBy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where other servers bring what their members do: {@code /inbox} for all, {@code /users/{name}/inbox} for one. The signature is checked
 * and the activity kept before it is answered with 202, so that servers that try both ways of signing learn which one worked, and nothing
 * that was answered is lost; what it says is done afterwards.
 */
@Controller
class InboxAddress {
    private static final List<String> TYPES =
            List.of("application/activity+json", "application/ld+json", "application/json");

    private final Gate gate;
    private final Members members;
    private final Callers callers;
    private final RemoteAccounts accounts;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final FollowersSync sync;

    InboxAddress(
            Gate gate,
            Members members,
            Callers callers,
            RemoteAccounts accounts,
            Inbox inbox,
            Deliveries deliveries,
            FollowersSync sync) {
        this.gate = gate;
        this.members = members;
        this.callers = callers;
        this.accounts = accounts;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.sync = sync;
    }

    @PostMapping("/inbox")
    ResponseEntity<byte[]> shared(HttpServletRequest request) throws IOException, InterruptedException {
        gate.requireOn();
        return take(request);
    }

    @PostMapping("/users/{name}/inbox")
    ResponseEntity<byte[]> own(@PathVariable String name, HttpServletRequest request)
            throws IOException, InterruptedException {
        gate.requireOn();
        members.named(name);
        return take(request);
    }

    private ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException, InterruptedException {
        byte[] body = body(request);
        SignedBy signed = callers.read(request, body);
        LetterHead head = LetterHead.read(body).orElseThrow(() -> NotServed.badRequest("The body is no JSON object"));
        if (isOfNobody(head)) {
            return accepted();
        }
        Iri signer = callers.verified(signed);
        if (head.actor().isEmpty()) {
            throw NotServed.badRequest("The activity has no actor with an https address");
        }
        if (!inbox.take(Letter.of(head, signer, body))) {
            throw NotServed.busy("Nothing can be kept now. Come back later");
        }
        ServerName.ofAddress(signer.value()).ifPresent(deliveries::heardFrom);
        Optional.ofNullable(request.getHeader(FollowersDigest.HEADER)).ifPresent(said -> sync.received(signer, said));
        return accepted();
    }

    /** An account that was never known here is gone; servers tell everybody, and its key is gone with it. */
    private boolean isOfNobody(LetterHead head) {
        return head.isDeparture()
                && head.actor().flatMap(actor -> accounts.byUri(actor.value())).isEmpty();
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (TYPES.stream().noneMatch(type::startsWith)) {
            throw NotServed.unsupported();
        }
        byte[] body = request.getInputStream().readNBytes(ReceivedLimits.BYTES + 1);
        if (body.length > ReceivedLimits.BYTES) {
            throw NotServed.tooLarge();
        }
        return body;
    }

    private static ResponseEntity<byte[]> accepted() {
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }
}
