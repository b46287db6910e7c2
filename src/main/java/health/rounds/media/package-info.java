/** Uploads: decode, strip, screen, scale, store. */
@NullMarked
package health.rounds.media;

import org.jspecify.annotations.NullMarked;
