/** Threads of direct posts, as each of their people has them: with whom, the last post, read or not. */
@NullMarked
package health.rounds.conversations;

import org.jspecify.annotations.NullMarked;
