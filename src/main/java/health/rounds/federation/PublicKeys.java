package health.rounds.federation;

/**
 * The keys by which others recognise what an actor of ours signs.
 *
 * @param rsa RSA-2048, in PEM (X.509 SubjectPublicKeyInfo)
 * @param ed25519 as multibase (FEP-521a)
 */
record PublicKeys(String rsa, String ed25519) {}
