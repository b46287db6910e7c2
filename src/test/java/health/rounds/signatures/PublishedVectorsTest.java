package health.rounds.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.signatures.Verification.Verified;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples that the specifications publish, so that others understand what we sign and we what others do. */
class PublishedVectorsTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** draft-cavage-http-signatures-12, appendix C. */
    private static final String DRAFT_KEY = """
            -----BEGIN PUBLIC KEY-----
            MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
            6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
            Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
            oYi+1hqp1fIekaxsyQIDAQAB
            -----END PUBLIC KEY-----
            """;

    /** RFC 9421, appendix B.1.1. */
    private static final String RSA_KEY = """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
            WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
            MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
            kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
            uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
            PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
            -----END RSA PUBLIC KEY-----
            """;

    /** RFC 9421, appendix B.1.4. */
    private static final String EDWARDS_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
            -----END PUBLIC KEY-----
            """;

    /** The key of the vectors of eddsa-jcs-2022, which the proposal takes over. */
    private static final String FEP_KEY = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";

    private static final String FEP_PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    private static final Clock FEP_CLOCK = Clock.fixed(Instant.parse("2023-02-24T23:36:38Z"), ZoneOffset.UTC);

    private static final String SIGNED_ACTIVITY = """
            {
              "@context": [
                "https://www.w3.org/ns/activitystreams",
                "https://w3id.org/security/data-integrity/v1"
              ],
              "id": "https://server.example/activities/1",
              "type": "Create",
              "actor": "https://server.example/users/alice",
              "object": {
                "id": "https://server.example/objects/1",
                "type": "Note",
                "attributedTo": "https://server.example/users/alice",
                "content": "Hello world",
                "location": {"type": "Place", "longitude": -71.184902, "latitude": 25.273962}
              },
              "proof": {
                "@context": [
                  "https://www.w3.org/ns/activitystreams",
                  "https://w3id.org/security/data-integrity/v1"
                ],
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-jcs-2022",
                "verificationMethod": "https://server.example/users/alice#ed25519-key",
                "proofPurpose": "assertionMethod",
                "proofValue": "zLaewdp4H9kqtwyrLatK4cjY5oRHwVcw4gibPSUDYDMhi4M49v8pcYk3ZB6D69dNpAPbUmY8ocuJ3m9KhKJEEg7z",
                "created": "2023-02-24T23:36:38Z"
              }
            }
            """;

    private static final String SIGNED_CREDENTIAL = """
            {
              "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
              "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
              "type": ["VerifiableCredential", "AlumniCredential"],
              "name": "Alumni Credential",
              "description": "A minimum viable example of an Alumni Credential.",
              "issuer": "https://vc.example/issuers/5678",
              "validFrom": "2023-01-01T00:00:00Z",
              "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
              "proof": {
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-jcs-2022",
                "created": "2023-02-24T23:36:38Z",
                "verificationMethod": "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "proofPurpose": "assertionMethod",
                "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
                "proofValue": "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4"
              }
            }
            """;

    /** The example leaves (created) and (expires) out of what it signs, although it lists them. */
    @Test
    void draftAllHeaders() {
        Claim claim = Requests.signatures(URI.create("https://example.com"), Instant.parse("2014-01-05T21:31:40Z"))
                .read(draft("keyId=\"Test\",algorithm=\"rsa-sha256\","
                                + "headers=\"(request-target) host date content-type digest content-length\","
                                + "signature=\"vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32"
                                + "NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0"
                                + "Zkly4zKH7s1dE=\"")
                        .message());
        assertThat(verified(claim, DRAFT_KEY)).isEqualTo(new Verified("Test"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc"
                        + "0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM=",
                "(request-target) host date|qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3"
                        + "HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0="
            })
    void draftDefaultAndBasic(String headers, String signature) throws Flawed {
        String header =
                "keyId=\"Test\",algorithm=\"rsa-sha256\",headers=\"%s\",signature=\"%s\"".formatted(headers, signature);
        DraftSignature parsed = DraftSignature.parse(header);
        assertThat(VerifyingKey.ofPem(DRAFT_KEY)
                        .orElseThrow()
                        .verifies(ascii(parsed.texts(draft(header).message()).getFirst()), parsed.signature()))
                .isTrue();
    }

    /** Section 4.3, with test-key-rsa. */
    @Test
    void standardRsa() throws Flawed {
        StandardSignature parsed = StandardSignature.parse(
                "proxy_sig=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\" \"content-length\""
                        + " \"forwarded\");created=1618884480;keyid=\"test-key-rsa\";alg=\"rsa-v1_5-sha256\";expires=1618884540",
                "proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9cCpXJ"
                        + "leXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQ"
                        + "fi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6Wf"
                        + "gS9ddzirrswsE1w5o0LV/g==:");
        HttpMessage message = standard()
                .with("Forwarded", "for=192.0.2.123;host=example.com;proto=https")
                .message();
        String text = parsed.text(message, Site.of(URI.create("https://origin.host.internal.example")));
        assertThat(VerifyingKey.ofPem(RSA_KEY).orElseThrow().verifies(ascii(text), parsed.signature()))
                .isTrue();
    }

    /** Appendix B.2.6, with test-key-ed25519. */
    @Test
    void standardEdwards() throws Flawed {
        StandardSignature parsed = StandardSignature.parse(
                "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473"
                        + ";keyid=\"test-key-ed25519\"",
                "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
        HttpMessage message =
                standard().with("Date", "Tue, 20 Apr 2021 02:07:55 GMT").message();
        String text = parsed.text(message, Site.of(URI.create("https://example.com")));
        assertThat(VerifyingKey.ofPem(EDWARDS_KEY).orElseThrow().verifies(ascii(text), parsed.signature()))
                .isTrue();
    }

    /** Appendix B.2. */
    @Test
    void contentDigest() throws Flawed {
        Digests.checkContentDigest(standard().message());
    }

    /** The vectors of FEP-8b32 (fep-8b32.feature). */
    @Test
    void activityIsSignedAsTheProposalSays() {
        ObjectNode expected = (ObjectNode) JSON.readTree(SIGNED_ACTIVITY);
        ObjectNode unsigned = expected.deepCopy();
        unsigned.remove("proof");
        byte[] secret = Multibase.read(FEP_KEY).orElseThrow();
        SigningKey key = new Ed25519SigningKey(new Ed25519PrivateKeyParameters(secret, 2));
        assertThat(key.verifyingKey().multikey()).contains(FEP_PUBLIC);
        assertThat(new IntegrityProofs(FEP_CLOCK)
                        .sign(unsigned, new Signer("https://server.example/users/alice#ed25519-key", key)))
                .isEqualTo(expected);
    }

    @Test
    void proofsOfTheProposalAndOfTheSuiteAreVerified() {
        for (String document : List.of(SIGNED_ACTIVITY, SIGNED_CREDENTIAL)) {
            Claim claim = new IntegrityProofs(FEP_CLOCK).read((ObjectNode) JSON.readTree(document));
            assertThat(claim)
                    .isInstanceOfSatisfying(
                            SignedBy.class,
                            signed -> assertThat(signed.verify(
                                            VerifyingKey.ofMultikey(FEP_PUBLIC).orElseThrow()))
                                    .isEqualTo(new Verified(signed.keyId())));
        }
    }

    /** RFC 8785, appendix B, and what else is on an edge. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555554,333333333.33333325",
        "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2",
        "4024000000000000,10",
        "3fb999999999999a,0.1",
        "44a52d02c7e14af6,5e+22"
    })
    void numbers(String bits, String text) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    /** RFC 8785, sections 3.2.2 and 3.2.3. */
    @Test
    void documents() throws Flawed {
        assertThat(canonical("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(canonical("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    private static String canonical(String json) throws Flawed {
        return new String(CanonicalJson.bytes(JSON.readTree(json)), StandardCharsets.UTF_8);
    }

    private static Requests draft(String signature) {
        return Requests.unsigned()
                .with("Host", "example.com")
                .with("Date", "Sun, 05 Jan 2014 21:31:40 GMT")
                .with("Content-Type", "application/json")
                .with("Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=")
                .with("Content-Length", "18")
                .with("Signature", signature)
                .target("/foo?param=value&pet=dog")
                .body(ascii("{\"hello\": \"world\"}"));
    }

    private static Requests standard() {
        return Requests.unsigned()
                .with("Content-Type", "application/json")
                .with(
                        "Content-Digest",
                        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:")
                .with("Content-Length", "18")
                .target("/foo?param=Value&Pet=dog")
                .body(ascii("{\"hello\": \"world\"}"));
    }

    private static Verification verified(Claim claim, String pem) {
        return switch (claim) {
            case SignedBy signed -> signed.verify(VerifyingKey.ofPem(pem).orElseThrow());
            case Refused refused -> refused;
            case Claim.Unsigned() -> throw new AssertionError("unsigned");
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
