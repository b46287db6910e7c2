package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.OutsideHttp;
import health.rounds.platform.Settings;
import health.rounds.platform.TestOutside;
import health.rounds.testkit.EachPrivateAddress;
import health.rounds.testkit.FarServer;
import health.rounds.testkit.SetClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of other servers are fetched once, kept for a while, and nothing else ever comes or goes this way. */
class RemoteFilesTest {
    private static final String HOST = "files.example.org";
    private static final byte[] PICTURE = Samples.png();

    @TempDir
    Path data;

    private final FarServer far = new FarServer();
    private final SetClock clock = new SetClock(Instant.now());
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<URI, String> owner = new ConcurrentHashMap<>();
    private final FileOwners owners = new FileOwners() {
        @Override
        public Set<String> serversOf(URI file) {
            String server = owner.get(file);
            return server == null ? Set.of() : Set.of(server);
        }

        @Override
        public void filesOf(Predicate<String> servers, Consumer<URI> each) {
            owner.forEach((file, server) -> {
                if (servers.test(server)) {
                    each.accept(file);
                }
            });
        }
    };
    private final OutsideHttp http = TestOutside.http(name -> names.getOrDefault(name, "127.0.0.1"));
    private final MediaPaths paths = new MediaPaths(new byte[32]);

    @AfterEach
    void close() throws IOException {
        far.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "animated.gif, image/gif",
        "animated.webp, image/webp",
        "lossy.webp, image/webp",
        "cmyk.jpg, image/jpeg",
    })
    void pictureIsServedAsItCame(String name, String type) throws IOException {
        byte[] bytes = Samples.resource(name);
        far.with("/" + name, "application/octet-stream", bytes);
        MediaFile served = here(open(files(), far.address(HOST, "/" + name)));
        assertThat(served.mimeType()).isEqualTo(type);
        assertThat(Files.readAllBytes(served.path())).isEqualTo(bytes);
    }

    @Test
    void videoIsServedByItsContent() {
        far.with("/clip", "text/html", Samples.latin("\0\0\0\u0018ftypisom\0\0\2\0isomiso2avc1mp41 and frames"));
        far.with("/clip.webm", "text/html", Samples.latin("\u001aE\u00df\u00a3\u0001webm and frames"));
        assertThat(here(open(files(), far.address(HOST, "/clip"))).mimeType()).isEqualTo("video/mp4");
        assertThat(here(open(files(), far.address(HOST, "/clip.webm"))).mimeType())
                .isEqualTo("video/webm");
    }

    /** CVE-2024-56200: an open image proxy fetches whatever anybody names. */
    @Test
    void cve202456200AddressThatWasNotMadeHereIsNotFetched() {
        far.with("/a.png", "image/png", PICTURE).with("/b.png", "image/png", PICTURE);
        String[] ours = parts(far.address(HOST, "/a.png"));
        String[] other = parts(far.address(HOST, "/b.png"));
        String theirs = new MediaPaths(new byte[] {1}).of(far.address(HOST, "/a.png"));
        List<String[]> made = new ArrayList<>(List.of(
                new String[] {ours[0], other[1]},
                new String[] {ours[0], ours[1] + "A"},
                new String[] {ours[0], ours[1] + "="},
                new String[] {ours[0] + "A", ours[1]},
                new String[] {ours[0].substring(0, 8), ours[1]},
                new String[] {"", ours[1]},
                new String[] {"-", ours[1]},
                new String[] {ours[0].toLowerCase(Locale.ROOT), ours[1]},
                theirs.substring("/proxy/".length()).split("/")));
        // The last letter of 22 holds two bits only: its other spellings are no signatures either.
        for (char last : "AQgwBRhx".toCharArray()) {
            String spelled = ours[0].substring(0, 21) + last;
            if (!spelled.equals(ours[0])) {
                made.add(new String[] {spelled, ours[1]});
            }
        }
        RemoteFiles files = files();
        made.forEach(path -> assertThat(files.open(path[0], path[1]))
                .as(Arrays.toString(path))
                .isEqualTo(new RemoteOutcome.Never()));
        assertThat(far.asked()).isEmpty();
        assertThat(files.open(ours[0], ours[1])).isInstanceOf(RemoteOutcome.Here.class);
    }

    /** CVE-2024-25623: documents of ActivityPub that come from where media lie are taken for those of an actor there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"Person\"}",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><svg/>",
                "<!doctype html><script>alert(1)</script>",
                "%PDF-1.7",
                "alert(1)",
                "GIF9<script>",
                "RIFF\0\0\0\0AVI LIST",
                "\0\0\0\u0018ftypM4A \0\0\2\0",
                "\0\0\0\u0018ftypavif\0\0\2\0",
                "\u001aE\u00df\u00a3matroska",
                ""
            })
    void cve202425623NothingButPicturesAndVideosIsServed(String body) throws IOException {
        far.with("/a.png", "image/png", body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(open(files(), far.address(HOST, "/a.png"))).isEqualTo(new RemoteOutcome.Never());
        assertThat(kept()).isEmpty();
    }

    /** CVE-2023-36460: hostile pictures attack whoever decodes them; here nobody does, and what would unpack to gigabytes is not passed on. */
    @Test
    void cve202336460HostilePictureIsNeitherDecodedNorPassedOn() throws IOException {
        List<byte[]> hostile = List.of(
                Samples.png(60_000, 60_000, new byte[1000]),
                Samples.png(16_384, 16_384, new byte[1000]),
                Arrays.copyOf(PICTURE, PICTURE.length - 20),
                Samples.latin("\u00ff\u00d8\u00ff\u00e0 no more of a JPEG"),
                Samples.latin("GIF89a"));
        RemoteFiles files = files();
        for (int i = 0; i < hostile.size(); i++) {
            far.with("/" + i, "image/png", hostile.get(i));
            assertThat(open(files, far.address(HOST, "/" + i))).as("file " + i).isEqualTo(new RemoteOutcome.Never());
        }
        assertThat(kept()).isEmpty();
    }

    /** CVE-2022-46405 and the like: whatever other servers send ends somewhere. */
    @Test
    void fileThatIsTooLargeIsNotKept() throws IOException {
        byte[] much = Arrays.copyOf(PICTURE, 30_000);
        far.with("/much.png", "image/png", much);
        far.answering("/unannounced.png", 200, Map.of(), much);
        RemoteFiles files = files(limits(1 << 30, 20_000));
        for (String path : List.of("/much.png", "/unannounced.png")) {
            assertThat(open(files, far.address(HOST, path))).isEqualTo(new RemoteOutcome.Never());
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void allWhoLookAtTheSameTimeWaitForOneFetch() throws Exception {
        far.with("/a.png", "image/png", PICTURE);
        RemoteFiles files = files();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RemoteOutcome>> looks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                looks.add(readers.submit(() -> open(files, far.address(HOST, "/a.png"))));
            }
            for (Future<RemoteOutcome> look : looks) {
                assertThat(look.get()).isInstanceOf(RemoteOutcome.Here.class);
            }
        }
        open(files, far.address(HOST, "/a.png"));
        assertThat(far.asked()).hasSize(1);
    }

    @Test
    void serverThatFailsIsLeftAloneForAWhile() {
        far.answering("/a.png", 503, Map.of("Retry-After", "120"), new byte[0]).with("/b.png", "image/png", PICTURE);
        RemoteFiles files = files();
        for (int i = 0; i < 5; i++) {
            assertThat(open(files, far.address(HOST, "/a.png"))).isEqualTo(new RemoteOutcome.NotNow());
            assertThat(open(files, far.address(HOST, "/b.png"))).isEqualTo(new RemoteOutcome.NotNow());
        }
        assertThat(far.asked()).containsExactly("/a.png");
        clock.advance(Duration.ofSeconds(121));
        assertThat(open(files, far.address(HOST, "/b.png"))).isInstanceOf(RemoteOutcome.Here.class);
    }

    @Test
    void fileThatIsMissingIsNotAskedForAgainSoon() {
        RemoteFiles files = files();
        for (int i = 0; i < 5; i++) {
            assertThat(open(files, far.address(HOST, "/a.png"))).isEqualTo(new RemoteOutcome.Never());
        }
        assertThat(far.asked()).hasSize(1);
        clock.advance(Duration.ofHours(1));
        far.with("/a.png", "image/png", PICTURE);
        assertThat(open(files, far.address(HOST, "/a.png"))).isInstanceOf(RemoteOutcome.Here.class);
    }

    @Test
    void threeRedirectsAreFollowedAndNoMore() {
        far.moving("/3", "/2")
                .moving("/2", far.address("other.example.org", "/1"))
                .moving("/1", "a.png");
        far.moving("/4", "/3").with("/a.png", "image/png", PICTURE);
        assertThat(open(files(), far.address(HOST, "/3"))).isInstanceOf(RemoteOutcome.Here.class);
        assertThat(open(files(), far.address(HOST, "/4"))).isEqualTo(new RemoteOutcome.Never());
    }

    /** CVE-2026-22245, CVE-2026-46348, CVE-2026-27477: incomplete lists of private addresses; after each redirect and each answer of DNS. */
    @EachPrivateAddress
    void cve202622245PrivateAddressIsNotCalledOnAnyWay(String address) {
        RemoteFiles files = files();
        names.put("inside.example.org", address);
        String literal = "https://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + far.port() + "/a";
        far.moving("/to-name", far.address("inside.example.org", "/a")).moving("/to-address", literal);
        far.with("/a", "image/png", PICTURE);
        for (String asked : List.of(
                far.address("inside.example.org", "/a"),
                literal,
                far.address(HOST, "/to-name"),
                far.address(HOST, "/to-address"))) {
            assertThat(open(files, asked)).as(asked).isEqualTo(new RemoteOutcome.Never());
        }
        assertThat(far.asked()).containsExactlyInAnyOrder("/to-name", "/to-address");
    }

    /** CVE-2026-46348: the name leads outside first and inside when the file behind the redirect is fetched. */
    @Test
    void cve202646348NameThatChangesItsAddressGainsNothing() {
        far.moving("/a", "https://" + HOST + ":" + (far.port() + 1) + "/b");
        RemoteFiles files = files();
        names.put(HOST, "127.0.0.1");
        Runnable change = () -> names.put(HOST, "10.0.0.1");
        far.onRequest(change);
        assertThat(open(files, far.address(HOST, "/a"))).isEqualTo(new RemoteOutcome.Never());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://files.example.org/a", "ftp://files.example.org/a", "file:///etc/passwd", "data:,a"})
    void onlyHttpsIsFollowed(String elsewhere) {
        far.moving("/a", elsewhere);
        assertThat(open(files(), far.address(HOST, "/a"))).isEqualTo(new RemoteOutcome.Never());
    }

    /** It would wait for itself. */
    @Test
    void communityNeverFetchesFromItself() {
        String own = "https://rounds.example.org:" + far.port();
        Settings settings = settings(own);
        RemoteFiles files =
                new RemoteFiles(paths, http, limits(1 << 30, 1 << 20), settings, owners, refused::contains, clock);
        far.moving("/a", own + "/b").with("/b", "image/png", PICTURE);
        assertThat(open(files, own + "/b")).isEqualTo(new RemoteOutcome.Never());
        assertThat(open(files, far.address(HOST, "/a"))).isEqualTo(new RemoteOutcome.Never());
        assertThat(far.asked()).containsExactly("/a");
    }

    @Test
    void nothingIsFetchedFromOrKeptOfServersThatAreRefused() throws IOException {
        far.with("/a.png", "image/png", PICTURE).moving("/b.png", far.address("bad.example.org", "/a.png"));
        RemoteFiles files = files();
        open(files, far.address("bad.example.org", "/a.png"));
        open(files, far.address(HOST, "/a.png"));
        assertThat(kept()).hasSize(2);
        refused.add("bad.example.org");
        files.sweep();
        assertThat(kept()).singleElement().asString().contains(HOST);
        int before = far.asked().size();
        assertThat(open(files, far.address("BAD.example.org", "/a.png"))).isEqualTo(new RemoteOutcome.Never());
        assertThat(open(files, far.address(HOST, "/b.png"))).isEqualTo(new RemoteOutcome.Never());
        assertThat(far.asked().subList(before, far.asked().size())).containsExactly("/b.png");
    }

    @Test
    void fileOfARefusedServerIsRefusedWhereverItLies() throws IOException {
        far.with("/a.png", "image/png", PICTURE).with("/b.png", "image/png", PICTURE);
        String ofBad = far.address("cdn.example.net", "/a.png");
        String ofGood = far.address("cdn.example.net", "/b.png");
        owner.put(URI.create(ofBad), "bad.example.org");
        owner.put(URI.create(ofGood), "good.example.org");
        RemoteFiles files = files();
        open(files, ofBad);
        open(files, ofGood);
        assertThat(kept()).hasSize(2);

        refused.add("bad.example.org");
        files.sweep();

        assertThat(kept()).hasSize(1);
        int before = far.asked().size();
        assertThat(open(files, ofBad)).isEqualTo(new RemoteOutcome.Never());
        assertThat(open(files, ofGood)).isInstanceOf(RemoteOutcome.Here.class);
        assertThat(far.asked()).hasSize(before);
    }

    @Test
    void quotaHoldsAndWhatWasLookedAtLastStays() throws IOException {
        RemoteFiles files = files(limits(10L * PICTURE.length, 1 << 20));
        for (int i = 0; i < 10; i++) {
            far.with("/" + i, "image/png", PICTURE);
            open(files, far.address(HOST, "/" + i));
            clock.advance(Duration.ofHours(2));
        }
        assertThat(kept()).hasSize(10);
        open(files, far.address(HOST, "/0"));
        far.with("/new", "image/png", PICTURE);
        open(files, far.address(HOST, "/new"));
        assertThat(bytes()).isLessThanOrEqualTo(9L * PICTURE.length);
        int before = far.asked().size();
        open(files, far.address(HOST, "/0"));
        open(files, far.address(HOST, "/new"));
        assertThat(far.asked()).hasSize(before);
        open(files, far.address(HOST, "/1"));
        assertThat(far.asked()).endsWith("/1");
    }

    @Test
    void copyIsDeletedAfterItsDays() throws IOException {
        far.with("/a", "image/png", PICTURE);
        RemoteFiles files = files();
        open(files, far.address(HOST, "/a"));
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        open(files, far.address(HOST, "/a"));
        files.sweep();
        assertThat(kept()).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        files.sweep();
        assertThat(kept()).isEmpty();
        assertThat(data.resolve("remote-media").resolve(HOST)).doesNotExist();
        open(files, far.address(HOST, "/a"));
        assertThat(far.asked()).hasSize(2);
    }

    /** {@code kill -9} in the middle of a fetch leaves half a file, never under a name that is served. */
    @Test
    void whatACrashLeftIsNeitherServedNorKept() throws IOException {
        far.with("/a", "image/png", PICTURE);
        open(files(), far.address(HOST, "/a"));
        Path half = Files.write(data.resolve("remote-media/.arriving/half"), new byte[1000]);
        Path fresh = Files.write(data.resolve("remote-media/.arriving/fresh"), new byte[1000]);
        Files.setLastModifiedTime(half, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        RemoteFiles restarted = files();
        restarted.sweep();
        assertThat(half).doesNotExist();
        assertThat(fresh).exists();
        assertThat(open(restarted, far.address(HOST, "/a"))).isInstanceOf(RemoteOutcome.Here.class);
        assertThat(far.asked()).hasSize(1);
        clock.advance(Duration.ofHours(2));
        restarted.sweep();
        assertThat(kept()).hasSize(1);
    }

    private RemoteFiles files() {
        return files(limits(1 << 30, 1 << 20));
    }

    private RemoteFiles files(RemoteLimits limits) {
        return new RemoteFiles(
                paths, http, limits, settings("https://rounds.example.org"), owners, refused::contains, clock);
    }

    private Settings settings(String publicUrl) {
        return Settings.from(Map.of("ROUNDS_DATA", data.toString(), "ROUNDS_PUBLIC_URL", publicUrl), Map.of());
    }

    private static RemoteLimits limits(long quota, int pictureBytes) {
        return new RemoteLimits(
                quota,
                Duration.ofDays(7),
                pictureBytes,
                1 << 20,
                33_177_600,
                16_384,
                Duration.ofSeconds(10),
                3,
                16,
                4,
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }

    private String[] parts(String remote) {
        return paths.of(remote).substring("/proxy/".length()).split("/");
    }

    private RemoteOutcome open(RemoteFiles files, String remote) {
        String[] parts = parts(remote);
        return files.open(parts[0], parts[1]);
    }

    private static MediaFile here(RemoteOutcome outcome) {
        assertThat(outcome).isInstanceOf(RemoteOutcome.Here.class);
        return ((RemoteOutcome.Here) outcome).file();
    }

    /** All files, those that are arriving too. */
    private Set<Path> kept() throws IOException {
        Path root = Files.createDirectories(data.resolve("remote-media"));
        try (Stream<Path> all = Files.walk(root)) {
            return new HashSet<>(all.filter(Files::isRegularFile).toList());
        }
    }

    private long bytes() throws IOException {
        long total = 0;
        for (Path file : kept()) {
            total += Files.size(file);
        }
        return total;
    }
}
