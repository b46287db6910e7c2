/** Door: ActivityPub and what belongs to it, by which other servers find, read and answer this community. */
@NullMarked
package health.rounds.federation;

import org.jspecify.annotations.NullMarked;
