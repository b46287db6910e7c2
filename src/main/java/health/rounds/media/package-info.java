/** Uploads: decode, strip, screen, scale, store; and copies of what lies on other servers. */
@NullMarked
package health.rounds.media;

import org.jspecify.annotations.NullMarked;
