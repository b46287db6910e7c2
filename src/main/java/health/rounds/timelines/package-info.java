/** Home, local, public, tag, list and account timelines, and the live streams. */
@NullMarked
package health.rounds.timelines;

import org.jspecify.annotations.NullMarked;
