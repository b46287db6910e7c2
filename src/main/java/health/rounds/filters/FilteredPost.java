package health.rounds.filters;

import health.rounds.posts.PostId;

/** A post that a filter names. */
public record FilteredPost(long id, PostId post) {}
