package health.rounds.signatures;

import static health.rounds.signatures.Requests.BODY;
import static health.rounds.signatures.Requests.CARLA;
import static health.rounds.signatures.Requests.ED25519;
import static health.rounds.signatures.Requests.HERE;
import static health.rounds.signatures.Requests.INBOX;
import static health.rounds.signatures.Requests.KEY_ID;
import static health.rounds.signatures.Requests.NOW;
import static health.rounds.signatures.Requests.RSA;
import static health.rounds.signatures.Requests.get;
import static health.rounds.signatures.Requests.post;
import static health.rounds.signatures.Requests.refused;
import static health.rounds.signatures.Requests.unsigned;
import static health.rounds.signatures.Requests.verified;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static final byte[] OTHER = "{\"type\":\"Delete\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void whatWeSignIsVerified(Dialect dialect) {
        assertThat(post(dialect).verify()).isEqualTo(verified());
        assertThat(get(dialect, HERE.resolve("/users/anna?page=2&min=3")).verify())
                .isEqualTo(verified());
        assertThat(get(dialect, HERE.resolve("/")).verify()).isEqualTo(verified());
    }

    @ParameterizedTest
    @EnumSource
    void signaturesOfEdwardsKeysAreVerified(Dialect dialect) {
        Requests request = unsigned().with(new Signer(KEY_ID, ED25519).post(dialect, INBOX, BODY, NOW));
        assertThat(request.verify(NOW, ED25519.verifyingKey())).isEqualTo(verified());
        assertThat(request.verify(NOW, RSA.verifyingKey())).isEqualTo(refused(Flaw.UNKNOWN_ALGORITHM));
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsKnownBeforeItIsNeeded(Dialect dialect) {
        assertThat(post(dialect).read())
                .isInstanceOfSatisfying(
                        SignedBy.class, signed -> assertThat(signed.keyId()).isEqualTo(KEY_ID));
    }

    @Test
    void requestsWithoutSignatureAreToldApart() {
        assertThat(unsigned().read()).isEqualTo(new Claim.Unsigned());
    }

    @ParameterizedTest
    @EnumSource
    void anotherKeyAnotherMethodAndAnotherTargetAreRefused(Dialect dialect) {
        VerifyingKey other = SigningKey.make(KeyKind.RSA).verifyingKey();
        assertThat(post(dialect).verify(NOW, other)).isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(post(dialect).method("PUT").verify()).isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(post(dialect).target("/users/ben/inbox").verify()).isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(post(dialect).target("/inbox?x").verify())
                .as("the draft's signers may leave out the query")
                .isEqualTo(dialect == Dialect.DRAFT ? verified() : refused(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void draftsSignedWithoutTheQueryAreVerified() {
        Requests request =
                get(Dialect.DRAFT, HERE.resolve("/users/anna/followers")).target("/users/anna/followers?page=2");
        assertThat(request.verify()).isEqualTo(verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hs2019", "rsa-sha256"})
    void bothNamesThatTheDraftHasForRsaAreUnderstood(String algorithm) {
        Requests request = post(Dialect.DRAFT);
        request.with("Signature", request.header("Signature").replace("rsa-sha256", algorithm));
        assertThat(request.verify()).isEqualTo(verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-sha1", "rsa-sha512", "hmac-sha256", "ecdsa-sha256", ""})
    void otherAlgorithmsAreRefusedBeforeAKeyIsFetched(String algorithm) {
        Requests draft = post(Dialect.DRAFT);
        draft.with("Signature", draft.header("Signature").replace("rsa-sha256", algorithm));
        assertThat(draft.read()).isEqualTo(refused(Flaw.UNKNOWN_ALGORITHM));
        Requests standard = post(Dialect.STANDARD);
        standard.with("Signature-Input", standard.header("Signature-Input").replace("rsa-v1_5-sha256", algorithm));
        assertThat(standard.read()).isEqualTo(refused(Flaw.UNKNOWN_ALGORITHM));
    }

    @Test
    void algorithmMayBeLeftOut() {
        Requests draft = post(Dialect.DRAFT);
        draft.with("Signature", draft.header("Signature").replace("algorithm=\"rsa-sha256\",", ""));
        assertThat(draft.verify()).isEqualTo(verified());
    }

    @Test
    void draftMayNameItsTimeInsteadOfADate() {
        assertThat(signedDraft("(request-target) (created) host digest", NOW.getEpochSecond())
                        .verify())
                .isEqualTo(verified());
        assertThat(signedDraft(
                                "(request-target) (created) host digest",
                                NOW.minus(Duration.ofHours(13)).getEpochSecond())
                        .verify())
                .isEqualTo(refused(Flaw.STALE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(request-target) host date",
                "(request-target) date digest",
                "(request-target) host digest",
                "host date digest"
            })
    void draftMustCoverTargetHostTimeAndDigest(String headers) {
        assertThat(signedDraft(headers, 0).verify()).isEqualTo(refused(Flaw.TOO_LITTLE_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"@method\" \"@target-uri\"",
                "\"@target-uri\" \"content-digest\"",
                "\"@method\" \"@authority\" \"content-digest\"",
                "\"@method\" \"@path\" \"content-digest\"",
                ""
            })
    void standardMustCoverMethodTargetAndDigest(String components) {
        assertThat(signedStandard(components, ";created=" + NOW.getEpochSecond())
                        .verify())
                .isEqualTo(refused(Flaw.TOO_LITTLE_SIGNED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"@method\" \"@target-uri\" \"content-digest\"",
                "\"@method\" \"@authority\" \"@path\" \"content-digest\"",
                "\"@method\" \"host\" \"@request-target\" \"content-digest\"",
                "\"content-digest\" \"@query\" \"@path\" \"@authority\" \"@method\" \"@scheme\" \"content-type\""
            })
    void standardMayNameItsTargetInParts(String components) {
        assertThat(signedStandard(components, ";created=" + NOW.getEpochSecond())
                        .verify())
                .isEqualTo(verified());
    }

    @Test
    void standardMustSayWhenItWasSigned() {
        assertThat(signedStandard("\"@method\" \"@target-uri\" \"content-digest\"", "")
                        .verify())
                .isEqualTo(refused(Flaw.TOO_LITTLE_SIGNED));
    }

    @Test
    void signaturesEndWhenTheirSignerSaysByClocksThatMayDifferByAnHour() {
        long now = NOW.getEpochSecond();
        String all = "\"@method\" \"@target-uri\" \"content-digest\"";
        assertThat(signedStandard(all, ";created=%d;expires=%d".formatted(now - 7200, now - 3600))
                        .verify())
                .isEqualTo(verified());
        assertThat(signedStandard(all, ";created=%d;expires=%d".formatted(now - 7200, now - 3601))
                        .verify())
                .isEqualTo(refused(Flaw.STALE));
    }

    @Test
    void componentsWithParametersAreRefused() {
        assertThat(signedStandard(
                                "\"@method\";req \"@target-uri\" \"content-digest\"",
                                ";created=" + NOW.getEpochSecond())
                        .verify())
                .isEqualTo(refused(Flaw.UNREADABLE));
    }

    @Test
    void severalSignaturesAreRefused() {
        Requests draft = post(Dialect.DRAFT);
        assertThat(draft.and("Signature", draft.header("Signature")).read())
                .isEqualTo(refused(Flaw.SEVERAL_SIGNATURES));
        Requests twice = post(Dialect.DRAFT);
        assertThat(twice.with("Signature", twice.header("Signature") + ",keyId=\"https://evil.example/key\"")
                        .read())
                .isEqualTo(refused(Flaw.SEVERAL_SIGNATURES));
        Requests standard = post(Dialect.STANDARD);
        String input = standard.header("Signature-Input");
        assertThat(standard.with("Signature-Input", input + ", " + input.replace("sig1", "sig2"))
                        .read())
                .isEqualTo(refused(Flaw.SEVERAL_SIGNATURES));
        Requests lines = post(Dialect.STANDARD);
        assertThat(lines.and("Signature", lines.header("Signature")).read())
                .isEqualTo(refused(Flaw.SEVERAL_SIGNATURES));
    }

    @Test
    void theStandardGoesBeforeTheDraft() {
        Requests both = post(Dialect.DRAFT).with(CARLA.post(Dialect.STANDARD, INBOX, BODY, NOW));
        assertThat(both.verify()).isEqualTo(verified());
        assertThat(both.without("Content-Digest").verify()).isEqualTo(refused(Flaw.NO_DIGEST));
    }

    @ParameterizedTest
    @EnumSource
    void requestsKeptForTwelveHoursAreTakenAndOlderOnesAreNot(Dialect dialect) {
        VerifyingKey key = RSA.verifyingKey();
        assertThat(post(dialect).verify(NOW.plus(Duration.ofHours(12)), key)).isEqualTo(verified());
        assertThat(post(dialect).verify(NOW.plus(Duration.ofHours(12)).plusSeconds(1), key))
                .isEqualTo(refused(Flaw.STALE));
        assertThat(post(dialect).verify(NOW.minus(Duration.ofHours(1)), key)).isEqualTo(verified());
        assertThat(post(dialect).verify(NOW.minus(Duration.ofHours(1)).minusSeconds(1), key))
                .isEqualTo(refused(Flaw.TOO_EARLY));
    }

    @Test
    void cve_2026_28432_missingDigest() {
        assertThat(post(Dialect.DRAFT).without("Digest").verify()).isEqualTo(refused(Flaw.NO_DIGEST));
        assertThat(post(Dialect.STANDARD).without("Content-Digest").verify()).isEqualTo(refused(Flaw.NO_DIGEST));
        assertThat(post(Dialect.DRAFT)
                        .with("Digest", "MD5=XrY7u+Ae7tCTyyK7j1rNww==")
                        .verify())
                .isEqualTo(refused(Flaw.NO_DIGEST));
        assertThat(post(Dialect.STANDARD)
                        .with("Content-Digest", "md5=:XrY7u+Ae7tCTyyK7j1rNww==:")
                        .verify())
                .isEqualTo(refused(Flaw.NO_DIGEST));
    }

    @Test
    void cve_2026_28432_duplicateDigest() {
        String right = Digests.digest(BODY);
        String wrong = Digests.digest(OTHER);
        assertThat(post(Dialect.DRAFT).and("Digest", wrong).verify()).isEqualTo(refused(Flaw.SEVERAL_DIGESTS));
        assertThat(post(Dialect.DRAFT).with("Digest", right + "," + wrong).verify())
                .isEqualTo(refused(Flaw.SEVERAL_DIGESTS));
        assertThat(post(Dialect.STANDARD)
                        .and("Content-Digest", Digests.contentDigest(OTHER))
                        .verify())
                .isEqualTo(refused(Flaw.SEVERAL_DIGESTS));
        assertThat(post(Dialect.STANDARD)
                        .with("Content-Digest", Digests.contentDigest(BODY) + ", " + Digests.contentDigest(OTHER))
                        .verify())
                .isEqualTo(refused(Flaw.SEVERAL_DIGESTS));
    }

    @Test
    void cve_2026_28432_unsignedDigest() {
        assertThat(signedDraft("(request-target) host date", 0)
                        .body(OTHER)
                        .with("Digest", Digests.digest(OTHER))
                        .verify())
                .isEqualTo(refused(Flaw.TOO_LITTLE_SIGNED));
        assertThat(signedStandard("\"@method\" \"@target-uri\"", ";created=" + NOW.getEpochSecond())
                        .body(OTHER)
                        .with("Content-Digest", Digests.contentDigest(OTHER))
                        .verify())
                .isEqualTo(refused(Flaw.TOO_LITTLE_SIGNED));
    }

    @ParameterizedTest
    @EnumSource
    void cve_2026_28432_otherBody(Dialect dialect) {
        assertThat(post(dialect).body(OTHER).verify()).isEqualTo(refused(Flaw.WRONG_DIGEST));
        assertThat(post(dialect)
                        .body(OTHER)
                        .with("Digest", Digests.digest(OTHER))
                        .with("Content-Digest", Digests.contentDigest(OTHER))
                        .verify())
                .isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(post(dialect).body(new byte[0]).verify()).isEqualTo(refused(Flaw.WRONG_DIGEST));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T23:59:59Z", "2025-11-23T12:00:00Z"})
    void cve_2026_28432_staleDate(Instant signed) {
        Requests draft = unsigned().with(CARLA.post(Dialect.DRAFT, INBOX, BODY, signed));
        assertThat(draft.verify()).isEqualTo(refused(Flaw.STALE));
        assertThat(draft.with("Date", "Mon, 23 Nov 2026 12:00:00 GMT").verify())
                .as("a fresh date in its place is not what was signed")
                .isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(unsigned()
                        .with(CARLA.post(Dialect.STANDARD, INBOX, BODY, signed))
                        .verify())
                .isEqualTo(refused(Flaw.STALE));
    }

    @ParameterizedTest
    @EnumSource
    void cve_2026_28432_wrongHost(Dialect dialect) {
        URI there = URI.create("https://other.example/inbox");
        Requests elsewhere = unsigned().with(CARLA.post(dialect, there, BODY, NOW));
        assertThat(elsewhere.verify())
                .as("signed for another server and passed on here")
                .isEqualTo(refused(Flaw.WRONG_SIGNATURE));
        assertThat(elsewhere.with("Host", "other.example").verify()).isEqualTo(refused(Flaw.WRONG_HOST));
        assertThat(post(dialect).without("Host").verify()).isEqualTo(refused(Flaw.WRONG_HOST));
        assertThat(post(dialect).and("Host", "rounds.example").verify()).isEqualTo(refused(Flaw.WRONG_HOST));
    }

    @Test
    void portAndLettersOfTheHostAreThoseOfTheAddress() {
        URI here = URI.create("https://Rounds.Example:8443");
        Signatures signatures = Requests.signatures(here, NOW);
        for (Dialect dialect : Dialect.values()) {
            Requests request = unsigned()
                    .with(CARLA.post(dialect, here.resolve("/inbox"), BODY, NOW))
                    .with("Host", "rounds.example:8443");
            assertThat(signatures.read(request.message()))
                    .isInstanceOfSatisfying(
                            SignedBy.class,
                            signed -> assertThat(signed.verify(RSA.verifyingKey()))
                                    .isEqualTo(verified()));
            assertThat(signatures.read(request.with("Host", "rounds.example").message()))
                    .isEqualTo(refused(Flaw.WRONG_HOST));
        }
    }

    @Test
    void contentDigestMayBeSha512() {
        String digest = "sha-512=:" + Base64.getEncoder().encodeToString(sha512(BODY)) + ":";
        assertThat(signedStandard(
                                "\"@method\" \"@target-uri\" \"content-digest\"",
                                ";created=" + NOW.getEpochSecond(),
                                digest)
                        .verify())
                .isEqualTo(verified());
    }

    /** Signed as others may do it. */
    private static Requests signedDraft(String headers, long created) {
        Requests request = post(Dialect.DRAFT);
        StringBuilder text = new StringBuilder();
        for (String name : headers.split(" ", -1)) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(name)
                    .append(": ")
                    .append(
                            switch (name) {
                                case "(request-target)" -> "post /inbox";
                                case "(created)" -> created;
                                default -> request.header(name);
                            });
        }
        return request.with(
                "Signature",
                "keyId=\"%s\",algorithm=\"hs2019\",created=%d,headers=\"%s\",signature=\"%s\""
                        .formatted(KEY_ID, created, headers, signed(text.toString())));
    }

    private static Requests signedStandard(String components, String parameters) {
        return signedStandard(components, parameters, Digests.contentDigest(BODY));
    }

    private static Requests signedStandard(String components, String parameters, String digest) {
        Requests request = unsigned().with("Content-Digest", digest).with("Content-Type", "application/activity+json");
        String all = "(%s)%s;keyid=\"%s\"".formatted(components, parameters, KEY_ID);
        StringBuilder text = new StringBuilder();
        for (String quoted : components.isEmpty() ? new String[0] : components.split(" ", -1)) {
            String name = quoted.replaceAll(";.*", "").replace("\"", "");
            text.append(quoted)
                    .append(": ")
                    .append(
                            switch (name) {
                                case "@method" -> "POST";
                                case "@target-uri" -> "https://rounds.example/inbox";
                                case "@authority" -> "rounds.example";
                                case "@path", "@request-target" -> "/inbox";
                                case "@query" -> "?";
                                case "@scheme" -> "https";
                                default -> request.header(name);
                            })
                    .append('\n');
        }
        text.append("\"@signature-params\": ").append(all);
        return request.with("Signature-Input", "s=" + all).with("Signature", "s=:" + signed(text.toString()) + ":");
    }

    private static String signed(String text) {
        return Base64.getEncoder().encodeToString(RSA.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
