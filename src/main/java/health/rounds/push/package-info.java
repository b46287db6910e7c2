/** Web Push: tells apps of notifications through the push services that they name, encrypted so that only the app reads it. */
@NullMarked
package health.rounds.push;

import org.jspecify.annotations.NullMarked;
