/** Screens what members write for anything that could identify a patient, before it becomes public. */
@NullMarked
package health.rounds.guard;

import org.jspecify.annotations.NullMarked;
