package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Clearance;
import health.rounds.platform.CommunityKey;
import health.rounds.platform.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The front door to the guard's signed receipts, one for the present state of each post. */
@Component
public class Receipts {
    private final CommunityKey key;
    private final PostStore store;
    private final String community;
    private final JsonMapper json = new JsonMapper();

    Receipts(CommunityKey key, PostStore store, Settings settings) {
        this.key = key;
        this.store = store;
        this.community = settings.publicUrl().toString();
    }

    /** A receipt with its signature. {@code jws} is as signed (RFC 7515, compact); {@code receipt} is what stands in it. */
    public record Signed(GuardReceipt receipt, String jws) {}

    /** The receipt of a post that the caller may read; empty where there is none, or its signature is not right. */
    public Optional<Signed> of(PostId post) {
        return store.receipt(post)
                .flatMap(jws -> verified(jws).map(receipt -> new Signed(receipt, jws)))
                .filter(signed -> signed.receipt().post().equals(post.toString()));
    }

    /** What a receipt says; empty where it was not signed by this community. */
    public Optional<GuardReceipt> verified(String jws) {
        return key.verify(jws).map(payload -> json.readValue(payload, GuardReceipt.class));
    }

    /** Whether the post still reads as it was checked. */
    public static boolean covers(GuardReceipt receipt, Post post) {
        return receipt.textsSha256().equals(Clearance.digest(draft(post).parts(post.media())));
    }

    /** The public keys with which receipts are verified, as JSON Web Keys. */
    public List<Map<String, String>> keys() {
        return key.publicKeys();
    }

    String sign(PostId post, AccountId author, Clearance clearance, Instant at) {
        return key.sign(json.writeValueAsBytes(new GuardReceipt(
                GuardReceipt.KIND,
                community,
                post.toString(),
                author.toString(),
                clearance.sha256(),
                clearance.ruleSet(),
                at,
                clearance.level().wireName(),
                clearance.settled().stream()
                        .map(settled -> new GuardReceipt.Settled(
                                settled.finding().rule().id(),
                                settled.ground().name().toLowerCase(Locale.ROOT)))
                        .distinct()
                        .toList())));
    }

    private static Draft draft(Post post) {
        return new Draft(
                post.text(),
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                post.replyTo(),
                List.of(),
                post.poll()
                        .map(poll -> new PollDraft(
                                poll.options().stream().map(Poll.Option::title).toList(),
                                PostLimits.MIN_POLL_TIME,
                                poll.multiple(),
                                poll.hideTotals())));
    }
}
