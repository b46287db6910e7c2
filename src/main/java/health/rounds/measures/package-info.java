/** Figures about the community for those who run it: how many do what, and who stays. */
@NullMarked
package health.rounds.measures;

import org.jspecify.annotations.NullMarked;
