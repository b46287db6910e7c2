/** What those who run the community say to all of it, and how people react. */
@NullMarked
package health.rounds.announcements;

import org.jspecify.annotations.NullMarked;
