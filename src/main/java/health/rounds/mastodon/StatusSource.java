package health.rounds.mastodon;

import health.rounds.posts.Post;

/** StatusSource, as in Mastodon's documentation: a post as its author typed it. */
record StatusSource(String id, String text, String spoilerText) {
    static StatusSource of(Post post) {
        return new StatusSource(post.id().toString(), post.text(), post.contentWarning());
    }
}
