package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileChange;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import health.rounds.testkit.Community;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

class MediaLibraryTest {
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private final Community community = Community.shared();
    private final MediaLibrary library = community.part(MediaLibrary.class);
    private final JdbcClient sql = community.part(JdbcClient.class);
    private final Transactions transactions = community.part(Transactions.class);
    private final Path folder = community.part(Settings.class).data().resolve("media");
    private final AccountId anna = account();
    private final AccountId ben = account();
    private final long post = COUNT.incrementAndGet();
    private Set<String> filesBefore = Set.of();
    private long rowsBefore;

    @BeforeEach
    void countFilesAndRows() throws IOException {
        filesBefore = files();
        rowsBefore = rows();
    }

    @AfterEach
    void noArrivalStaysBehind() throws IOException {
        assertThat(files()).noneMatch(file -> file.startsWith("tmp/"));
    }

    @Test
    void uploadIsServedWithoutItsMetadata() throws IOException {
        Media media = stored(upload(anna, Samples.tellTaleJpeg(6, ByteOrder.BIG_ENDIAN), "Four quarters of colour"));
        assertThat(List.of(media.width(), media.height())).containsExactly(64, 96);
        assertThat(media.altText()).isEqualTo("Four quarters of colour");
        assertThat(media.attached()).isFalse();
        assertThat(media.blurhash()).hasSize(36);
        assertThat(media.file()).doesNotContain("/", "test");
        MediaFile served = library.open(media.file()).orElseThrow();
        assertThat(served.mimeType()).isEqualTo(media.mimeType()).isEqualTo("image/jpeg");
        byte[] bytes = Files.readAllBytes(served.path());
        for (String secret : Samples.SECRETS) {
            assertThat(Samples.contains(bytes, secret)).as(secret).isFalse();
        }
        assertThat(library.byId(media.id())).contains(media);
        assertThat(noted(media)).isZero();
    }

    @Test
    void largePictureHasASmallOneBesideIt() {
        Media media = stored(upload(anna, Samples.file(Samples.quarters(1600, 900, 1), "jpeg"), ""));
        assertThat(media.smallWidth() * media.smallHeight()).isLessThanOrEqualTo(230_400);
        assertThat(media.smallFile()).isNotEqualTo(media.file());
        assertThat(library.open(media.smallFile())).isPresent();
    }

    @Test
    void fileNameIsKeptNowhere() throws IOException {
        Media media = stored(library.upload(
                new Upload(anna, stream(Samples.png()), "zebrafish-holiday.png", "", Optional.empty(), List.of())));
        assertThat(files()).noneMatch(file -> file.contains("zebrafish"));
        assertThat(sql.sql("select m::text from media m where id = ?")
                        .param(media.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain("zebrafish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_2034.jpg",
                "photo.png",
                "image0.jpeg",
                "DSC00042.JPG",
                "",
                "IMG_20240502_123344.jpg",
                "PXL_20240502_093012345.jpg",
                "Screenshot_20240502-093012.png",
                "Screenshot 2024-05-02 at 09.30.12.png",
                "WhatsApp Image 2024-05-02 at 09.30.12.jpeg",
                "8F14E45F-CEEA-467F-9575-6C1B9C0E4D3A.jpeg",
                "4c56ff4ce4aaf9573aa5dff913df997a.webp",
                "received_1234567890123456.jpeg"
            })
    void everydayFileNamesPass(String name) {
        stored(library.upload(new Upload(anna, stream(Samples.jpeg()), name, "", Optional.empty(), List.of())));
    }

    @Test
    void identifyingDescriptionIsHeldBeforeAByteIsRead() throws IOException {
        InputStream untouched = new Sender(0, "read before it was screened");
        UploadOutcome outcome = library.upload(new Upload(
                anna, untouched, "photo.jpg", "Chest film of John Smith, MRN 48213377", Optional.empty(), List.of()));
        assertThat(outcome).isInstanceOf(UploadOutcome.Held.class);
        assertThat(((UploadOutcome.Held) outcome).findings()).isNotEmpty().allMatch(finding -> finding.part() == 0);
        assertNothingNew();
    }

    @Test
    void identifyingFileNameIsHeld() throws IOException {
        UploadOutcome outcome = library.upload(new Upload(
                anna,
                stream(Samples.jpeg()),
                "MRN 48213377 john.smith@example.org.jpg",
                "",
                Optional.empty(),
                List.of()));
        assertThat(outcome).isInstanceOf(UploadOutcome.Held.class);
        assertNothingNew();
    }

    @Test
    void brokenAndHostileFilesLeaveNothingBehind() throws IOException {
        for (byte[] file : List.of(
                new byte[0],
                Samples.latin("<html>"),
                Arrays.copyOf(Samples.jpeg(), 300),
                Samples.png(60_000, 60_000, new byte[10]))) {
            UploadOutcome outcome = upload(anna, file, "");
            assertThat(outcome).isInstanceOf(UploadOutcome.Refused.class);
            assertThat(((UploadOutcome.Refused) outcome).reason()).endsWith(".");
        }
        assertThat(library.storeProfilePicture(anna, stream(new byte[9]), ProfilePicture.AVATAR))
                .isInstanceOf(ProfilePictureOutcome.Refused.class);
        assertNothingNew();
    }

    @Test
    void tooLargeFileIsRefusedWithoutReadingItAll() throws IOException {
        InputStream endless = new Sender(17 << 20, "read on and on");
        assertThat(library.upload(new Upload(anna, endless, "a.jpg", "", Optional.empty(), List.of())))
                .isEqualTo(new UploadOutcome.Refused("This file is larger than 16 MB, which is the most."));
        assertNothingNew();
    }

    @Test
    void abortedUploadLeavesNothingBehind() throws IOException {
        InputStream aborted = new Sender(100_000, "connection reset");
        Upload upload = new Upload(anna, aborted, "a.jpg", "", Optional.empty(), List.of());
        assertThatThrownBy(() -> library.upload(upload)).isInstanceOf(UncheckedIOException.class);
        assertNothingNew();
    }

    @Test
    void failedCommitLeavesNoFile() throws IOException {
        Leftovers leftovers = community.part(Leftovers.class);
        Rendition rendition = new Rendition(Samples.png(), Rendition.Type.PNG, 96, 64);
        String name = community.part(MediaFiles.class).newName(Rendition.Type.PNG);
        assertThatThrownBy(() -> leftovers.writeThenCommit(java.util.Map.of(name, rendition), () -> {
                    assertThat(library.open(name)).as("on disk before the row").isPresent();
                    throw new IllegalStateException("the database is gone");
                }))
                .hasMessage("the database is gone");
        assertNothingNew();
        assertThat(community.part(MediaStore.class).leftovers(List.of(name))).isEmpty();
    }

    @Test
    void descriptionIsScreenedAgainWhenItChanges() {
        Media media = stored(upload(anna, Samples.jpeg(), "before"));
        Focus focus = new Focus(0.5, -7);
        Media described = stored(library.describe(media.id(), anna, "after \u0000 it", Optional.of(focus), List.of())
                .orElseThrow());
        assertThat(described.altText()).isEqualTo("after  it");
        assertThat(described.focus()).contains(new Focus(0.5, -1));
        assertThat(library.describe(media.id(), anna, "Film of John Smith, MRN 48213377", Optional.empty(), List.of()))
                .get()
                .isInstanceOf(UploadOutcome.Held.class);
        assertThat(library.byId(media.id())).contains(described);
        assertThat(library.describe(media.id(), ben, "mine", Optional.empty(), List.of()))
                .isEmpty();
    }

    @Test
    void longDescriptionIsRefused() throws IOException {
        assertThat(upload(anna, Samples.jpeg(), "a".repeat(1500))).isInstanceOf(UploadOutcome.Stored.class);
        countFilesAndRows();
        assertThat(upload(anna, Samples.jpeg(), "a".repeat(1501)))
                .isEqualTo(new UploadOutcome.Refused("The description may have 1,500 characters at most."));
        assertNothingNew();
    }

    @Test
    void picturesGoIntoOnePostOfTheirOwnerOnly() {
        List<MediaId> five = Stream.generate(
                        () -> stored(upload(anna, Samples.jpeg(), "")).id())
                .limit(5)
                .toList();
        assertThat(attach(ben, post, five.subList(0, 1))).isFalse();
        assertThat(attach(anna, post, five)).isFalse();
        assertThat(attach(anna, post, List.of(five.get(0), new MediaId(1)))).isFalse();
        assertThat(attach(anna, post, five.subList(0, 4))).isTrue();
        assertThat(attach(anna, post, five.subList(0, 4)))
                .as("again, by an edit")
                .isTrue();
        assertThat(attach(anna, post + 1_000_000, five.subList(0, 1))).isFalse();
        assertThat(library.byIds(five).values().stream().filter(Media::attached))
                .hasSize(4);
        assertThat(library.discard(five.get(0), anna)).isFalse();
        assertThat(library.discard(five.get(4), ben)).isFalse();
        assertThat(library.discard(five.get(4), anna)).isTrue();
        assertThat(library.byId(five.get(4))).isEmpty();
        assertThatThrownBy(() -> library.attach(anna, post, five.subList(0, 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void picturesVanishWithTheirPostOnceThatIsCommitted() {
        Media media = stored(upload(anna, Samples.file(Samples.quarters(1000, 900, 1), "jpeg"), ""));
        attach(anna, post, List.of(media.id()));
        assertThatThrownBy(() -> transactions.run(() -> {
                    library.remove(List.of(media.id()));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(library.open(media.file())).isPresent();
        assertThat(library.byId(media.id())).isPresent();
        transactions.run(() -> {
            library.remove(List.of(media.id()));
            assertThat(library.open(media.file())).as("before the commit").isPresent();
        });
        assertThat(library.byId(media.id())).isEmpty();
        assertThat(library.open(media.file())).isEmpty();
        assertThat(library.open(media.smallFile())).isEmpty();
    }

    @Test
    void forgottenUploadsAreSwept() {
        Media forgotten = stored(upload(anna, Samples.jpeg(), ""));
        Media attached = stored(upload(anna, Samples.jpeg(), ""));
        Media scheduled = stored(upload(anna, Samples.jpeg(), ""));
        Media fresh = stored(upload(anna, Samples.jpeg(), ""));
        attach(anna, post, List.of(attached.id()));
        sql.sql("update media set kept_until = now() - interval '1 minute' where id in (?, ?, ?)")
                .params(
                        forgotten.id().value(),
                        attached.id().value(),
                        scheduled.id().value())
                .update();
        library.keepUntil(anna, List.of(scheduled.id()), Instant.now().plus(Duration.ofDays(9)));
        community.part(MediaSweep.class).sweep();
        assertThat(library.byIds(List.of(forgotten.id(), attached.id(), scheduled.id(), fresh.id()))
                        .keySet())
                .containsExactlyInAnyOrder(attached.id(), scheduled.id(), fresh.id());
        assertThat(library.open(forgotten.file())).isEmpty();
        assertThat(library.open(scheduled.file())).isPresent();
    }

    @Test
    void profilePicturesStayAsLongAsTheProfileShowsThem() {
        String shown = avatar();
        String replaced = avatar();
        String young = avatar();
        community
                .part(Accounts.class)
                .change(
                        anna,
                        new ProfileChange(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(shown),
                                Optional.empty()));
        sql.sql("update profile_pictures set created_at = now() - interval '25 hours' where file in (?, ?)")
                .params(shown, replaced)
                .update();
        community.part(MediaSweep.class).sweep();
        assertThat(library.open(shown)).isPresent();
        assertThat(library.open(young)).isPresent();
        assertThat(library.open(replaced)).isEmpty();
    }

    @Test
    void whatACrashLeftIsSwept() {
        MediaFiles files = community.part(MediaFiles.class);
        String written = files.newName(Rendition.Type.JPEG);
        files.write(written, Samples.jpeg());
        community
                .part(MediaStore.class)
                .noteLeftovers(List.of(written), Instant.now().minus(Duration.ofHours(2)));
        String underWay = files.newName(Rendition.Type.JPEG);
        files.write(underWay, Samples.jpeg());
        community.part(MediaStore.class).noteLeftovers(List.of(underWay), Instant.now());
        community.part(MediaSweep.class).sweep();
        assertThat(library.open(written)).isEmpty();
        assertThat(library.open(underWay)).isPresent();
        assertThat(files.delete(underWay)).isTrue();
        assertThat(community.part(MediaStore.class).leftovers(List.of(written))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.jpg",
                "../../../../etc/passwd",
                "..%2f..%2fetc%2fpasswd",
                "/etc/passwd",
                "tmp",
                "aa/bb/aabb.jpg",
                "tmp/x.jpg",
                "abcdefghijklmnopqrstuvwxyz.jpg\n",
                "abcdefghijklmnopqrstuvwxyz.jpg/../x",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ.jpg",
                "abcdefghijklmnopqrstuvwxyz.exe",
                "abcdefghijklmnopqrstuvwxyz.jpg\u0000.png",
                "..abcdefghijklmnopqrstuvwx.jpg",
                "abcdefghijklmnopqrstuvwxyz.jpg"
            })
    void pathTricksFindNothing(String name) {
        assertThat(library.open(name)).isEmpty();
    }

    @Test
    void manyAtOnceWaitInLine() throws Exception {
        byte[] file = Samples.file(Samples.quarters(2000, 1500, 1), "jpeg");
        List<Future<UploadOutcome>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                outcomes.add(threads.submit(() -> upload(anna, file, "")));
            }
        }
        for (Future<UploadOutcome> outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(UploadOutcome.Stored.class);
        }
    }

    private AccountId account() {
        Account account = community.part(Accounts.class).create("media" + COUNT.incrementAndGet() % 1_000_000_000, "");
        return account.id();
    }

    private String avatar() {
        ProfilePictureOutcome outcome =
                library.storeProfilePicture(anna, stream(Samples.jpeg()), ProfilePicture.AVATAR);
        return ((ProfilePictureOutcome.Stored) outcome).file();
    }

    private UploadOutcome upload(AccountId owner, byte[] file, String altText) {
        return library.upload(new Upload(owner, stream(file), "photo.jpg", altText, Optional.empty(), List.of()));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static Media stored(UploadOutcome outcome) {
        assertThat(outcome).isInstanceOf(UploadOutcome.Stored.class);
        return ((UploadOutcome.Stored) outcome).media();
    }

    private boolean attach(AccountId owner, long to, List<MediaId> media) {
        try {
            return transactions.call(() -> {
                if (!library.attach(owner, to, media)) {
                    throw new IllegalArgumentException();
                }
                return true;
            });
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private long noted(Media media) {
        return community
                .part(MediaStore.class)
                .leftovers(List.of(media.file(), media.smallFile()))
                .size();
    }

    private void assertNothingNew() throws IOException {
        assertThat(files()).isEqualTo(filesBefore);
        assertThat(rows()).isEqualTo(rowsBefore);
    }

    private long rows() {
        return sql.sql("select count(*) from media").query(Long.class).single();
    }

    private Set<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    /** Sends so many bytes, then fails. */
    private static final class Sender extends InputStream {
        private final String failure;
        private int left;

        Sender(int bytes, String failure) {
            this.left = bytes;
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left == 0) {
                throw new IOException(failure);
            }
            int count = Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
