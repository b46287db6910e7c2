package health.rounds.media;

/** What became of the wish for a file that lies elsewhere. */
public sealed interface RemoteOutcome {
    /** Its copy. */
    record Here(MediaFile file) implements RemoteOutcome {}

    /** No such file is served: the path was not made here, the server is refused, or what it sends is neither picture nor video. */
    record Never() implements RemoteOutcome {}

    /** The other server does not answer, or too much is being fetched; later it may be had. */
    record NotNow() implements RemoteOutcome {}
}
