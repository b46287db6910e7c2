/** Database, ids, clock, configuration, mail: knows nothing of the product. */
@NullMarked
package health.rounds.platform;

import org.jspecify.annotations.NullMarked;
