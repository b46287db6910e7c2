/** The running server and the cast that tests share. */
@NullMarked
package health.rounds.testkit;

import org.jspecify.annotations.NullMarked;
