package health.rounds.mastodon;

/** How many notifications have not been read, as far as was counted. */
record UnreadCount(int count) {
    static UnreadCount of(int count) {
        return new UnreadCount(count);
    }
}
