package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Documents;
import health.rounds.testkit.Letter;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.TestNames;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is forged is not believed: signatures, keys, and documents of others. Failures of other servers by their numbers. */
class ForgedAttackTest extends Attack {
    private static final int UNAUTHORIZED = 401;

    @Test
    void forgedSignatureIsRefused() throws Exception {
        Map<String, Object> like = olaf.activity("Like", postUri);
        Letter withOthersKey =
                olaf.letter(like).withKey(olaf.keyId(), mallory.keys().getPrivate());
        assertThat(withOthersKey.to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(withOthersKey.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like).with("signature", List.of("keyId=\"x\"")).to(inbox))
                .isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    @Test
    void whatIsSignedByOneCannotBeSaidByAnother() throws Exception {
        Letter inOlafsName = mallory.letter(olaf.activity("Like", postUri));
        assertThat(inOlafsName.to(inbox)).isNotEqualTo(500);
        assertThat(inOlafsName.asRfc9421().to(inbox)).isNotEqualTo(500);
        nobodyLiked();
    }

    @Test
    void sameActivityCountsOnce() throws Exception {
        String alone = "users/olaf/activities/one";
        Map<String, Object> boost =
                Documents.with(olaf.activity("Announce", postUri), Map.of("id", honest.origin() + "/" + alone));
        assertThat(olaf.letter(boost).to(inbox)).isEqualTo(202);
        assertThat(olaf.letter(boost).to(inbox)).isEqualTo(202);
        somebodyHonestLikes();
        assertThat(post().get("reblogs_count").asInt()).isEqualTo(1);
    }

    @Test
    void requestIsNotBelievedOutsideItsTime() throws Exception {
        Map<String, Object> like = olaf.activity("Like", postUri);
        for (Duration off : List.of(Duration.ofDays(-2), Duration.ofDays(2))) {
            Letter stale = olaf.letter(like).dated(Instant.now().plus(off));
            assertThat(stale.to(inbox)).isEqualTo(UNAUTHORIZED);
            assertThat(stale.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        }
        nobodyLiked();
    }

    @Test
    void requestToAnotherServerIsNotBelievedHere() throws Exception {
        URI elsewhere = URI.create("https://there" + TestNames.BELOW + "/inbox");
        Letter like = olaf.letter(olaf.activity("Like", postUri));
        assertThat(like.sealedFor(elsewhere).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(like.asRfc9421().sealedFor(elsewhere).to(inbox)).isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    /** Misskey: a digest that was missing, or not covered by the signature, left the body to the sender. */
    @Test
    void cve_2026_28432_bodyIsCoveredByTheSignature() throws Exception {
        Map<String, Object> harmless = olaf.activity("Travel", postUri);
        Map<String, Object> like = olaf.activity("Like", postUri);
        Letter letter = olaf.letter(harmless);
        assertThat(letter.exchangedFor(like).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(letter.asRfc9421().exchangedFor(like).to(inbox)).isEqualTo(UNAUTHORIZED);
        List<String> withoutDigest = List.of("(request-target)", "host", "date");
        assertThat(olaf.letter(like).covering(withoutDigest).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like)
                        .asRfc9421()
                        .covering(List.of("@method", "@target-uri"))
                        .to(inbox))
                .isEqualTo(UNAUTHORIZED);
        String right = olaf.letter(like).sealedFor(inbox).header("digest");
        String other = olaf.letter(harmless).sealedFor(inbox).header("digest");
        assertThat(letter.exchangedFor(like)
                        .with("digest", List.of(other, right))
                        .to(inbox))
                .isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like).covering(List.of("date", "digest")).to(inbox))
                .isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    @Test
    void keyOfAnotherServerDoesNotSpeakForItsPeople() throws Exception {
        // Mallory's server serves a key that says it is Olaf's.
        String keyId = evil.serve(
                "/keys/olaf",
                Map.of(
                        "id", evil.origin() + "/keys/olaf",
                        "owner", olaf.id(),
                        "publicKeyPem", OtherPerson.pem(mallory.keys())));
        Letter like = olaf.letter(olaf.activity("Like", postUri))
                .withKey(keyId, mallory.keys().getPrivate());
        assertThat(like.to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(like.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    /** Mastodon: a document was taken as coming from the host that was asked, though a redirect had led elsewhere. */
    @Test
    void cve_2024_23832_originIsTheAddressThatAnswered() throws Exception {
        evil.serve("/fake", Documents.with(mallory.document(), Map.of("id", olaf.id())));
        honest.redirect("/users/" + olaf.name(), evil.origin() + "/fake");
        Letter forged = olaf.letter(olaf.activity("Like", postUri))
                .withKey(olaf.keyId(), mallory.keys().getPrivate());
        assertThat(forged.to(inbox)).isEqualTo(UNAUTHORIZED);
        String note = evil.serve(
                "/notes/as-olaf",
                Map.of(
                        "id",
                        honest.origin() + "/notes/as-olaf",
                        "type",
                        "Note",
                        "attributedTo",
                        olaf.id(),
                        "content",
                        "<p>forged</p>",
                        "to",
                        List.of(Documents.PUBLIC)));
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + note).get("statuses"))
                .isEmpty();
        nobodyLiked();
    }

    /** Mastodon, Akkoma: an upload was served in a way that made it a document of its server. */
    @Test
    void cve_2024_25623_onlyDocumentsOfTheRightTypeAreBelieved() throws Exception {
        for (String type :
                List.of("image/png", "text/plain", "text/html", "application/octet-stream", "application/json")) {
            String path = "/media/" + type.replace('/', '-');
            String address = honest.serve(
                    path,
                    type,
                    Documents.withContext(Map.of(
                            "id",
                            honest.origin() + path,
                            "type",
                            "Note",
                            "attributedTo",
                            olaf.id(),
                            "content",
                            "<p>uploaded</p>",
                            "to",
                            List.of(Documents.PUBLIC))));
            assertThat(annas.get("/api/v2/search?resolve=true&q=" + address).get("statuses"))
                    .as(type)
                    .isEmpty();
        }
    }

    /** Mastodon: what an activity said was taken from a signature inside it, though it had been reshaped. */
    @Test
    void cve_2026_46349_signatureInsideADocumentIsNotEnough() throws Exception {
        Map<String, Object> like = Documents.with(
                olaf.activity("Like", postUri),
                Map.of(
                        "signature",
                        Map.of(
                                "type",
                                "RsaSignature2017",
                                "creator",
                                olaf.keyId(),
                                "created",
                                Instant.now().toString(),
                                "signatureValue",
                                "aGVsbG8=")));
        mallory.letter(like).to(inbox);
        nobodyLiked();
    }

    /** Mastodon before 4.1.8: names of servers were compared before they were brought into one form. */
    @Test
    void addressIsOneHoweverItIsWritten() throws Exception {
        String shouted = evil.origin().replace("evil", "EVIL");
        Map<String, Object> like = Documents.with(
                mallory.activity("Like", postUri), Map.of("actor", shouted + "/users/" + mallory.name()));
        assertThat(mallory.letter(like).to(inbox)).isNotEqualTo(500);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/statuses/" + postId + "/favourited_by").findValuesAsString("acct"))
                .allMatch(acct -> acct.equals(acct.toLowerCase(Locale.ROOT)));
    }
}
