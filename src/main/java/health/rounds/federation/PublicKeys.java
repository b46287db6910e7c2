package health.rounds.federation;

import health.rounds.peers.ActorKeys;

/**
 * The keys by which others recognise what an actor of ours signs.
 *
 * @param rsa RSA-2048, in PEM (X.509 SubjectPublicKeyInfo)
 * @param ed25519 as multibase (FEP-521a)
 */
record PublicKeys(String rsa, String ed25519) {
    static PublicKeys of(ActorKeys keys) {
        return new PublicKeys(keys.rsaPem(), keys.ed25519Multikey());
    }
}
