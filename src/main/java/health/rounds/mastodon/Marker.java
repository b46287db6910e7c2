package health.rounds.mastodon;

/** Marker, as in Mastodon's documentation; the version counts the changes. */
record Marker(String lastReadId, int version, String updatedAt) {}
