/** Other servers: how we sign what we ask and tell them, and whose keys sign what they tell us. */
@NullMarked
package health.rounds.peers;

import org.jspecify.annotations.NullMarked;
