/** What can be read and seen in a picture: lines of text, and faces. Nothing leaves the machine. */
@NullMarked
package health.rounds.sight;

import org.jspecify.annotations.NullMarked;
