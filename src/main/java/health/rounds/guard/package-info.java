/** Screens what people write for anything that could identify a patient. */
@NullMarked
package health.rounds.guard;

import org.jspecify.annotations.NullMarked;
