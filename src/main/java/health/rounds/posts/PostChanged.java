package health.rounds.posts;

/** Told after commit whenever what is shown of a post changed (text, counts, poll, removal), so that copies in memory are dropped. */
public record PostChanged(PostId post) {}
