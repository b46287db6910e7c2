/** The recipe: publish, edit, withdraw, boost, schedule. */
@NullMarked
package health.rounds.publishing;

import org.jspecify.annotations.NullMarked;
