/** The way of activities to other servers: a queue that survives, tries again and lets no server hold up another. */
@NullMarked
package health.rounds.deliveries;

import org.jspecify.annotations.NullMarked;
