package health.rounds.peers;

/**
 * The public keys of one of our actors, as its document shows them.
 *
 * @param rsaId address of the key for requests
 * @param rsaPem the key for requests
 * @param ed25519Id address of the key for proofs in documents
 * @param ed25519Multikey the key for proofs in documents
 */
public record ActorKeys(String rsaId, String rsaPem, String ed25519Id, String ed25519Multikey) {}
