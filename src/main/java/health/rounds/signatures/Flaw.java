package health.rounds.signatures;

/** What is wrong with a signature, in words for whoever sent it. */
public enum Flaw {
    UNREADABLE("The signature cannot be read."),
    SEVERAL_SIGNATURES("There must be one signature only."),
    UNKNOWN_ALGORITHM("The signature must be rsa-sha256 (rsa-v1_5-sha256) or ed25519."),
    TOO_LITTLE_SIGNED(
            "The signature must cover the method, the target, the host, the time and, with a body, its digest."),
    STALE("The request was signed too long ago."),
    TOO_EARLY("The request was signed in the future; is the clock right?"),
    WRONG_HOST("The request was signed for another host."),
    NO_DIGEST("There must be a digest of the body with SHA-256."),
    SEVERAL_DIGESTS("There must be one digest only."),
    WRONG_DIGEST("The digest is not that of the body."),
    WRONG_SIGNATURE("The signature is not right for this request and this key."),
    NO_PROOF("There is no proof of the kind DataIntegrityProof with eddsa-jcs-2022.");

    private final String sentence;

    Flaw(String sentence) {
        this.sentence = sentence;
    }

    /** For the answer to whoever sent it; holds nothing that they sent. */
    public String sentence() {
        return sentence;
    }
}
