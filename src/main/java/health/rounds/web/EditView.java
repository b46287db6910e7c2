package health.rounds.web;

import health.rounds.posts.PostVersion;

/** One state of an edited post, with its text as safe HTML. */
public record EditView(PostVersion version, String html) {}
