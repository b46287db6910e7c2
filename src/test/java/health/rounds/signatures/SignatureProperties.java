package health.rounds.signatures;

import static health.rounds.signatures.Requests.NOW;
import static health.rounds.signatures.Requests.RSA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every request and every header, however strange. */
class SignatureProperties {
    private static final Requests DRAFT = Requests.post(Dialect.DRAFT);
    private static final Requests STANDARD = Requests.post(Dialect.STANDARD);

    @Property(tries = 200)
    void whatIsSignedIsVerified(
            @ForAll Dialect dialect, @ForAll KeyKind kind, @ForAll("targets") String target, @ForAll byte[] body) {
        SigningKey key = kind == KeyKind.RSA ? RSA : Requests.ED25519;
        Requests request = signed(dialect, key, target, body);
        assertThat(request.verify(NOW, key.verifyingKey())).isEqualTo(Requests.verified());
    }

    @Property(tries = 300)
    void oneChangedBitOfTheBodyIsNoticed(
            @ForAll Dialect dialect,
            @ForAll @Size(min = 1, max = 300) byte[] body,
            @ForAll @IntRange(max = 10_000) int at) {
        Requests request = signed(dialect, RSA, "/inbox", body);
        byte[] changed = body.clone();
        changed[at % body.length] ^= (byte) (1 << at % 8);
        assertThat(request.body(changed).verify()).isEqualTo(Requests.refused(Flaw.WRONG_DIGEST));
    }

    /** But for the name of the key and what belongs to no signature, such as the label and space. */
    @Property(tries = 2_000)
    void oneChangedLetterOfAHeaderIsNoticed(
            @ForAll Dialect dialect,
            @ForAll @IntRange(max = 100_000) int at,
            @ForAll @IntRange(min = 32, max = 126) int letter) {
        Requests request = (dialect == Dialect.STANDARD ? STANDARD : DRAFT).copy();
        String[] names = dialect == Dialect.STANDARD
                ? new String[] {"Content-Digest", "Signature-Input", "Signature"}
                : new String[] {"Date", "Digest", "Signature"};
        String name = names[at % names.length];
        StringBuilder value = new StringBuilder(request.header(name));
        int place = at / names.length % value.length();
        Assume.that(value.charAt(place) != letter);
        value.setCharAt(place, (char) letter);
        Verification outcome = request.with(name, value.toString()).verify();
        if (outcome instanceof Verification.Verified) {
            // Only the draft does not cover its own parameters: the key is looked up by what stands there, and hs2019
            // is RSA as well.
            assertThat(dialect).isEqualTo(Dialect.DRAFT);
            assertThat(name).isEqualTo("Signature");
            int begin = value.indexOf("headers=");
            assertThat(place < begin || value.charAt(place) == ' ').isTrue();
        }
    }

    @Property(tries = 1_000)
    void noHeaderDoesAnythingButBeRefused(
            @ForAll("headers") String signature, @ForAll("headers") String input, @ForAll("headers") String other) {
        assertThat(Requests.unsigned()
                        .with("Signature", signature)
                        .with("Date", other)
                        .read())
                .isInstanceOf(Refused.class);
        assertThat(Requests.unsigned()
                        .with("Signature", signature)
                        .with("Signature-Input", input)
                        .read())
                .isInstanceOf(Refused.class);
        assertThat(DRAFT.copy().with("Digest", other).read()).isInstanceOf(Refused.class);
        assertThat(STANDARD.copy().with("Content-Digest", other).read()).isInstanceOf(Refused.class);
        assertThat(DRAFT.copy().with("Host", other).read()).isInstanceOf(Refused.class);
    }

    @Property(tries = 1_000)
    void noTextIsAKeyUnlessItIsOne(@ForAll byte[] bytes, @ForAll String text) {
        assertThat(VerifyingKey.of(bytes)).isEmpty();
        assertThat(SigningKey.of(bytes)).isEmpty();
        assertThat(RsaVerifyingKey.ofPkcs1(bytes)).isEmpty();
        assertThat(VerifyingKey.ofPem(Pem.write(Pem.PUBLIC_KEY, bytes))).isEmpty();
        assertThat(VerifyingKey.ofPem(Pem.write(Pem.RSA_PUBLIC_KEY, bytes))).isEmpty();
        assertThat(VerifyingKey.ofMultikey("z" + text)).isEmpty();
    }

    @Property
    void bytesComeBackFromMultibase(@ForAll @Size(max = 120) byte[] bytes) {
        assertThat(Multibase.read(Multibase.write(bytes))).contains(bytes);
    }

    @Property
    void canonicalNumbersAreTheSameNumbers(@ForAll double value) {
        assertThat(Double.parseDouble(CanonicalJson.number(value)) + 0.0).isEqualTo(value + 0.0);
    }

    private static Requests signed(Dialect dialect, SigningKey key, String target, byte[] body) {
        URI address = URI.create(Requests.HERE + target);
        return Requests.unsigned()
                .with(new Signer(Requests.KEY_ID, key).post(dialect, address, body, NOW))
                .target(target)
                .body(body);
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of("a", "/", "%20", "%c3%a4", "?", "=", "&", "~", ".", "..", "'", "(", ":", "@", ";", "+")
                .list()
                .ofMaxSize(12)
                .map(pieces -> "/" + String.join("", pieces));
    }

    /** Made of the pieces that the parsers look for. */
    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> pieces = Arbitraries.of(
                "keyId=",
                "\"",
                "headers=",
                "(request-target) host date digest",
                "signature=",
                "algorithm=",
                "rsa-sha256",
                ",",
                " ",
                "sig1=",
                "(",
                ")",
                ";",
                "created=",
                "expires=",
                "1790000000",
                "-1",
                "99999999999999999999",
                ":",
                "AAAA",
                "=",
                "\"@method\"",
                "\"@target-uri\"",
                "\"content-digest\"",
                "keyid=",
                "alg=",
                "\\",
                "é",
                "\u0000",
                "\n",
                "😀",
                "SHA-256=",
                "sha-256=",
                "rounds.example",
                "Mon, 23 Nov 2026 12:00:00 GMT",
                "\t");
        return Arbitraries.frequencyOf(
                        Tuple.of(8, pieces.list().ofMaxSize(20).map(list -> String.join("", list))),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(60)),
                        Tuple.of(
                                1,
                                Arbitraries.bytes()
                                        .array(byte[].class)
                                        .ofMaxSize(60)
                                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))))
                .filter(text -> !text.strip().equalsIgnoreCase("rounds.example"));
    }
}
