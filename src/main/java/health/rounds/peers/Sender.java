package health.rounds.peers;

import health.rounds.signatures.Flaw;

/** Who has sent something, as far as its signature proves it. */
public sealed interface Sender {
    /** The owner of this key. */
    record Proven(KnownKey key) implements Sender {}

    /** Nobody knows: the signature is not right. */
    record Unproven(Flaw flaw) implements Sender {}

    /** Nobody any more: the server of the key says that there is none. */
    record Gone() implements Sender {}

    /** Nobody knows yet: the server of the key does not answer. */
    record Unreachable() implements Sender {}
}
