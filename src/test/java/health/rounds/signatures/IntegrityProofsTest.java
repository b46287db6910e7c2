package health.rounds.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.signatures.Verification.Verified;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IntegrityProofsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY_ID = "https://elsewhere.example/users/carla#ed25519-key";
    private static final SigningKey KEY = SigningKey.make(KeyKind.ED25519);
    private static final Signer CARLA = new Signer(KEY_ID, KEY);
    private static final IntegrityProofs PROOFS =
            new IntegrityProofs(Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void proofsAreVerifiedAndAgainAfterAnotherSigning() {
        ObjectNode signed = PROOFS.sign(document(), CARLA);
        assertThat(verify(signed)).isEqualTo(new Verified(KEY_ID));
        assertThat(verify(PROOFS.sign(signed, CARLA))).isEqualTo(new Verified(KEY_ID));
        assertThat(PROOFS.read(document())).isEqualTo(new Claim.Unsigned());
    }

    @Test
    void orderAndSpaceMeanNothing() {
        ObjectNode signed = PROOFS.sign(document(), CARLA);
        ObjectNode turned = JSON.createObjectNode();
        signed.propertyNames().stream()
                .sorted((a, b) -> b.compareTo(a))
                .forEach(name -> turned.set(name, signed.get(name)));
        assertThat(verify(turned)).isEqualTo(new Verified(KEY_ID));
    }

    @Test
    void anyChangeIsRefused() {
        for (Consumer<ObjectNode> change : changes()) {
            ObjectNode signed = PROOFS.sign(document(), CARLA);
            change.accept(signed);
            assertThat(verify(signed)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void otherContextsThanTheSignedOnesAreRefusedInFrontButNotBehind() {
        ObjectNode behind = PROOFS.sign(document(), CARLA);
        behind.putArray("@context").add("https://www.w3.org/ns/activitystreams").add("https://other.example");
        assertThat(verify(behind)).isEqualTo(new Verified(KEY_ID));
        ObjectNode before = PROOFS.sign(document(), CARLA);
        before.putArray("@context").add("https://other.example").add("https://www.w3.org/ns/activitystreams");
        assertThat(verify(before)).isEqualTo(new Refused(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void documentsThatCanBeReadInTwoWaysHaveNoProof() {
        for (String value : new String[] {"9007199254740993", "1e999", "\"\\ud800\""}) {
            ObjectNode document = (ObjectNode) JSON.readTree("{\"value\":" + value + "}");
            assertThatThrownBy(() -> PROOFS.sign(document, CARLA)).isInstanceOf(IllegalArgumentException.class);
            document.set("proof", PROOFS.sign(document(), CARLA).get("proof").deepCopy());
            ((ObjectNode) document.get("proof")).remove("@context");
            assertThat(PROOFS.read(document)).isEqualTo(new Refused(Flaw.UNREADABLE));
        }
    }

    @Test
    void proofsOfOtherKindsAreNotOurs() {
        ObjectNode signed = PROOFS.sign(document(), CARLA);
        ((ObjectNode) signed.get("proof")).put("cryptosuite", "eddsa-rdfc-2022");
        assertThat(PROOFS.read(signed)).isEqualTo(new Refused(Flaw.NO_PROOF));
        ObjectNode beside = PROOFS.sign(document(), CARLA);
        beside.putArray("proof")
                .add(signed.get("proof"))
                .add(PROOFS.sign(document(), CARLA).get("proof"));
        assertThat(verify(beside)).isEqualTo(new Verified(KEY_ID));
        beside.withArray("proof").add(beside.get("proof").get(1));
        assertThat(PROOFS.read(beside)).isEqualTo(new Refused(Flaw.SEVERAL_SIGNATURES));
    }

    @Test
    void proofsEndWhenTheirSignerSays() {
        ObjectNode signed = PROOFS.sign(document(), CARLA);
        ((ObjectNode) signed.get("proof")).put("expires", "2026-11-23T11:59:59Z");
        assertThat(PROOFS.read(signed)).isEqualTo(new Refused(Flaw.STALE));
    }

    private static Iterable<Consumer<ObjectNode>> changes() {
        return List.of(
                document -> document.put("id", "https://elsewhere.example/2"),
                document -> document.put("more", true),
                document -> document.remove("actor"),
                document -> ((ObjectNode) document.get("object")).put("content", "Hello worlds"),
                document -> ((ObjectNode) document.get("proof")).put("created", "2026-11-23T12:00:01Z"),
                document -> ((ObjectNode) document.get("proof")).put("created", "yesterday"),
                document -> ((ObjectNode) document.get("proof")).put("proofPurpose", "authentication"),
                document -> ((ObjectNode) document.get("proof")).put("verificationMethod", "https://evil.example/key"),
                document -> ((ObjectNode) document.get("proof")).put("verificationMethod", 1),
                document -> ((ObjectNode) document.get("proof")).put("proofValue", "z1"),
                document -> document.put("proof", "z1"));
    }

    private static Verification verify(ObjectNode document) {
        return switch (PROOFS.read(document)) {
            case SignedBy signed -> signed.verify(KEY.verifyingKey());
            case Refused refused -> refused;
            case Claim.Unsigned() -> throw new AssertionError("unsigned");
        };
    }

    private static ObjectNode document() {
        return (ObjectNode) JSON.readTree("""
                {"@context": "https://www.w3.org/ns/activitystreams", "id": "https://elsewhere.example/1", "type": "Create",
                 "actor": "https://elsewhere.example/users/carla", "object": {"type": "Note", "content": "Hello world", "n": 1.5}}
                """);
    }
}
