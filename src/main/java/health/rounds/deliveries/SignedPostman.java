package health.rounds.deliveries;

import health.rounds.peers.SignedHttp;
import health.rounds.peers.SigningKeys;
import health.rounds.platform.OutsideReply;
import health.rounds.signatures.Signer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Signs with the key of the member or of the community, in the dialect that the server understands. */
@Component
final class SignedPostman implements Postman {
    private static final String TYPE = "application/activity+json";

    private final SignedHttp http;
    private final SigningKeys keys;

    SignedPostman(SignedHttp http, SigningKeys keys) {
        this.http = http;
        this.keys = keys;
    }

    @Override
    public OutsideReply post(Signatory signatory, URI inbox, byte[] activity, Map<String, String> headers)
            throws IOException {
        Signer signer = signatory.member().map(keys::of).orElseGet(keys::community);
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", TYPE);
        return http.post(signer, inbox, activity, all);
    }
}
