package health.rounds.federation;

/** What came of asking another server for a document. */
sealed interface Fetched {
    /** A {@link Later} where it may be had later. */
    default void throwIfForNow() throws Later {
        switch (this) {
            case Failed(String reason) -> throw new Later(reason);
            case NotAsked(String reason, boolean isForNow) when isForNow -> throw new Later(reason);
            case Found _, Gone _, Refused _, NotAsked _ -> {}
        }
    }

    /** It is there, and its server may say so. */
    record Found(ReceivedDocument document) implements Fetched {}

    /** It is no more, or never was. */
    record Gone() implements Fetched {}

    /**
     * Its server does not give it to us, or gives something that nobody could understand or may believe. Asking again is of no use.
     *
     * @param reason a sentence for logs
     */
    record Refused(String reason) implements Fetched {}

    /**
     * It cannot be had now.
     *
     * @param reason a sentence for logs
     */
    record Failed(String reason) implements Fetched {}

    /**
     * Nobody was asked: by rule, or since enough was asked already.
     *
     * @param reason a sentence for logs
     * @param isForNow whether it may be asked for later
     */
    record NotAsked(String reason, boolean isForNow) implements Fetched {}
}
