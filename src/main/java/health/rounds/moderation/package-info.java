/** What members report, what moderators do about it, and who did what and why. */
@NullMarked
package health.rounds.moderation;

import org.jspecify.annotations.NullMarked;
