/** Who is told of what. */
@NullMarked
package health.rounds.notifications;

import org.jspecify.annotations.NullMarked;
