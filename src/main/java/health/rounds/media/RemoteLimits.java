package health.rounds.media;

import health.rounds.platform.DataFile;
import health.rounds.platform.Settings;
import java.time.Duration;
import java.util.Properties;

/**
 * What is copied from other servers, and for how long; read from {@code data/remote-media-limits.properties} and the settings.
 *
 * @param quota bytes of all copies
 * @param kept how long a copy is kept
 * @param pictureBytes the largest picture
 * @param videoBytes the largest video
 * @param pixels the most pixels of a picture, by its header
 * @param side the longest side of a picture, in pixels
 * @param patience how long a file may take to come
 * @param redirects how many are followed
 * @param atOnce how many files are fetched at the same time
 * @param atOnceFromAServer the same from one server
 * @param restFromServer how long a server is left alone that did not answer
 * @param restFromFile how long a file is not asked for that is missing or none of those that are taken
 */
record RemoteLimits(
        long quota,
        Duration kept,
        int pictureBytes,
        int videoBytes,
        long pixels,
        int side,
        Duration patience,
        int redirects,
        int atOnce,
        int atOnceFromAServer,
        Duration restFromServer,
        Duration restFromFile) {

    static RemoteLimits load(Settings settings) {
        Properties file = DataFile.properties("remote-media-limits.properties");
        return new RemoteLimits(
                settings.remoteMediaBytes(),
                settings.remoteMediaKept(),
                number(file, "picture-bytes"),
                number(file, "video-bytes"),
                number(file, "pixels"),
                number(file, "side"),
                Duration.ofSeconds(number(file, "seconds")),
                number(file, "redirects"),
                number(file, "at-once"),
                number(file, "at-once-from-a-server"),
                Duration.ofSeconds(number(file, "rest-seconds")),
                Duration.ofSeconds(number(file, "rest-from-a-file-seconds")));
    }

    private static int number(Properties file, String key) {
        return Integer.parseInt(file.getProperty(key));
    }
}
