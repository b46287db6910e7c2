package health.rounds.federation;

/** What came of asking another server for a document. */
sealed interface Fetched {
    /** It is there, and its server may say so. */
    record Found(ReceivedDocument document) implements Fetched {}

    /** It is no more, or never was. */
    record Gone() implements Fetched {}

    /**
     * Nobody was asked: by rule, or since enough was asked already.
     *
     * @param reason a sentence for logs
     */
    record NotAsked(String reason) implements Fetched {}

    /**
     * It cannot be had now.
     *
     * @param reason a sentence for logs
     */
    record Failed(String reason) implements Fetched {}
}
