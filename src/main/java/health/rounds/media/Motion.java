package health.rounds.media;

import java.time.Duration;

/**
 * What a video has and a picture has not.
 *
 * @param length how long it runs, to the millisecond
 * @param frameRate frames a second
 */
public record Motion(Duration length, double frameRate) {}
