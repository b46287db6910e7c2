/** How what members publish is received. */
@NullMarked
package health.rounds.reception;

import org.jspecify.annotations.NullMarked;
