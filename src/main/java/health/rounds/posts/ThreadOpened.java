package health.rounds.posts;

/** A member has opened a post and what is around it. Nobody waits for what comes of it. */
public record ThreadOpened(PostId post) {}
