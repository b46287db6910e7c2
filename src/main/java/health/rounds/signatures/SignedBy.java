package health.rounds.signatures;

import health.rounds.signatures.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A signature of which all is right that can be told without the key: get the key of this id, then {@link #verify}. */
public final class SignedBy implements Claim {
    private static final int LONGEST_KEY_ID = 2_000;

    private final String keyId;
    private final Optional<Dialect> dialect;
    private final Optional<KeyKind> kind;
    private final List<byte[]> texts;
    private final byte[] signature;

    private SignedBy(
            String keyId, Optional<Dialect> dialect, Optional<KeyKind> kind, List<byte[]> texts, byte[] signature)
            throws Flawed {
        if (keyId.isBlank() || keyId.length() > LONGEST_KEY_ID) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        this.keyId = keyId;
        this.dialect = dialect;
        this.kind = kind;
        this.texts = List.copyOf(texts);
        this.signature = signature;
    }

    /** Of a request; {@code texts} are those of which one must be what was signed; {@code kind} is empty where the key decides. */
    static SignedBy of(Dialect dialect, String keyId, Optional<KeyKind> kind, List<String> texts, byte[] signature)
            throws Flawed {
        return new SignedBy(
                keyId,
                Optional.of(dialect),
                kind,
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                        .toList(),
                signature);
    }

    /** Of a document. */
    static SignedBy ofProof(String keyId, KeyKind kind, byte[] text, byte[] signature) throws Flawed {
        return new SignedBy(keyId, Optional.empty(), Optional.of(kind), List.of(text), signature);
    }

    /** As the sender wrote it: an address, if it is to be of use. Not believed before it is verified. */
    public String keyId() {
        return keyId;
    }

    /** In which a request is signed; empty where it is a document. */
    public Optional<Dialect> dialect() {
        return dialect;
    }

    /** Checks the signature with the key of this id. */
    public Verification verify(VerifyingKey key) {
        if (kind.isPresent() && kind.get() != key.kind()) {
            return new Refused(Flaw.UNKNOWN_ALGORITHM);
        }
        for (byte[] text : texts) {
            if (key.verifies(text, signature)) {
                return new Verified(keyId);
            }
        }
        return new Refused(Flaw.WRONG_SIGNATURE);
    }
}
