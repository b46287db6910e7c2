/** What members want to say and to whom, how they know that it works, and what they do about it. */
@NullMarked
package health.rounds.plan;

import org.jspecify.annotations.NullMarked;
