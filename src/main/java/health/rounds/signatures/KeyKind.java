package health.rounds.signatures;

/** The kinds of keys that servers of the social web sign with; each has one algorithm. */
public enum KeyKind {
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2). */
    RSA("rsa-sha256", "rsa-v1_5-sha256"),
    /** Ed25519 (RFC 8032, section 5.1). */
    ED25519("ed25519", "ed25519");

    private final String draftName;
    private final String name;

    KeyKind(String draftName, String name) {
        this.draftName = draftName;
        this.name = name;
    }

    /** In the registry of draft-cavage-http-signatures-12, appendix E.2. */
    String draftName() {
        return draftName;
    }

    /** In the registry of RFC 9421, section 6.2.2. */
    String algorithm() {
        return name;
    }
}
