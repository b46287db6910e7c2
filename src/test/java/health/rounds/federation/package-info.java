@NullMarked
package health.rounds.federation;

import org.jspecify.annotations.NullMarked;
