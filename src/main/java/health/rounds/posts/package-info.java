/** Posts, threads, polls, visibility, favourites and bookmarks. */
@NullMarked
package health.rounds.posts;

import org.jspecify.annotations.NullMarked;
