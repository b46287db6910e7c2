/** Moving pictures: read, looked through and written anew by ffmpeg, where it is installed. */
@NullMarked
package health.rounds.video;

import org.jspecify.annotations.NullMarked;
