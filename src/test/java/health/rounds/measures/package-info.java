@NullMarked
package health.rounds.measures;

import org.jspecify.annotations.NullMarked;
