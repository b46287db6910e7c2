/** What people do with Rounds from end to end, with real programs as separate processes. */
@NullMarked
package health.rounds.journeys;

import org.jspecify.annotations.NullMarked;
