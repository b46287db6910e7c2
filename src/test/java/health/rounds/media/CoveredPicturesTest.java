package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Level;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import health.rounds.sight.Box;
import health.rounds.sight.Sight;
import health.rounds.testkit.Community;
import health.rounds.testkit.DrawnFace;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CoveredPicturesTest {
    private static final AtomicLong POSTS = new AtomicLong(System.nanoTime());
    private static final Sight SIGHT = new Sight();
    /** What must stay covered. */
    private static final byte[] LABELLED = Scan.of(900, 700)
            .with("WHITBROOK TAMSIN [F]", 10, 32, 26, Color.WHITE)
            .png();

    /** What its author may show. */
    private static final byte[] SLIDE = Scan.blank(900, 500, Color.WHITE)
            .with("Slides by David Johnson", 60, 200, 32, Color.BLACK)
            .png();

    private final Community community = Community.shared();
    private final MediaLibrary library = community.part(MediaLibrary.class);
    private final Transactions transactions = community.part(Transactions.class);
    private final Path data = community.part(Settings.class).data();
    private final AccountId anna = community.stranger().id();
    private final AccountId ben = community.stranger().id();

    @Test
    void burnedInNameIsCoveredInEveryFileThatIsServed() throws IOException {
        Media media = upload(LABELLED);

        assertThat(read(media.file())).noneMatch(line -> line.contains("WHITB") || line.contains("TAMSIN"));
        assertThat(read(media.smallFile())).noneMatch(line -> line.contains("WHITB") || line.contains("TAMSIN"));
        assertThat(review(media).boxes())
                .extracting(PictureBox::kind, PictureBox::action, PictureBox::hidden)
                .containsExactly(tuple(PictureBox.Kind.TEXT, Level.BLOCK, true));
    }

    @Test
    void theUncoveredPictureIsForItsOwnerAlone() throws IOException {
        Media media = upload(LABELLED);
        MediaFile original = library.original(media.id(), anna).orElseThrow();

        assertThat(SIGHT.look(ImageIO.read(original.path().toFile())).lines())
                .anyMatch(line -> line.text().contains("TAMSIN"));
        assertThat(library.original(media.id(), ben)).isEmpty();
        assertThat(library.review(media.id(), ben)).isEmpty();
        assertThat(library.cover(media.id(), ben, new Covering(List.of(), Map.of())))
                .isEmpty();
        assertThat(library.open(original.path().getFileName().toString())).isEmpty();
    }

    @Test
    void whatIdentifiesForSureStaysCovered() {
        Media media = upload(LABELLED);

        assertThat(cover(media, List.of(), Map.of(0, "I want to")))
                .isInstanceOfSatisfying(
                        CoverOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("This stays covered"));
        assertThat(review(media).boxes()).allMatch(PictureBox::hidden);
    }

    @Test
    void whatIsNoPatientIsShownForAReasonThatIsKept() throws IOException {
        Media media = upload(SLIDE);
        assertThat(review(media).boxes()).hasSize(1);

        assertThat(cover(media, List.of(), Map.of(0, " "))).isInstanceOf(CoverOutcome.Refused.class);
        assertThat(cover(media, List.of(), Map.of(0, "the speaker"))).isInstanceOf(CoverOutcome.Done.class);
        Media shown = library.byId(media.id()).orElseThrow();
        assertThat(shown.file()).isNotEqualTo(media.file());
        assertThat(library.open(media.file())).as("the file before").isEmpty();
        assertThat(read(shown.file())).anyMatch(line -> line.contains("David"));
        assertThat(review(shown).boxes().getFirst().reason()).isEqualTo("the speaker");

        assertThat(cover(media, List.of(), Map.of())).isInstanceOf(CoverOutcome.Done.class);
        assertThat(read(library.byId(media.id()).orElseThrow().file())).noneMatch(line -> line.contains("David"));
    }

    @Test
    void ownersDrawBoxesOfTheirOwn() throws IOException {
        Media media = upload(Scan.of(900, 700).png());
        assertThat(review(media).boxes()).isEmpty();

        CoverOutcome outcome = cover(media, List.of(new Box(800, 600, 400, 50), new Box(0, 0, 10, 10)), Map.of());

        assertThat(outcome).isInstanceOf(CoverOutcome.Done.class);
        PictureReview review = review(media);
        assertThat(review.boxes())
                .extracting(PictureBox::box)
                .containsExactly(new Box(800, 600, 100, 50), new Box(0, 0, 10, 10));
        BufferedImage served = served(review.media().file());
        assertThat(served.getRGB(802, 602)).isEqualTo(served.getRGB(897, 647));
        assertThat(cover(
                        media,
                        Stream.generate(() -> new Box(0, 0, 9, 9)).limit(41).toList(),
                        Map.of()))
                .isInstanceOf(CoverOutcome.Refused.class);
    }

    @Test
    void faceIsBlurredUntilItsOwnerSaysWhoseItIs() throws IOException {
        BufferedImage face = DrawnFace.picture();
        Media media = upload(Samples.file(face, "png"));

        PictureBox box = review(media).boxes().getFirst();
        assertThat(box.kind()).isEqualTo(PictureBox.Kind.FACE);
        BufferedImage served = served(media.file());
        assertThat(SIGHT.look(served).faces()).isEmpty();
        // Twenty-five colours, and what JPEG makes of their edges.
        assertThat(served.getRGB(400, 360)).isEqualTo(served.getRGB(404, 364));

        assertThat(cover(media, List.of(), Map.of(box.number(), ""))).isInstanceOf(CoverOutcome.Refused.class);
        assertThat(cover(media, List.of(), Map.of(box.number(), "my own face"))).isInstanceOf(CoverOutcome.Done.class);
        assertThat(SIGHT.look(served(library.byId(media.id()).orElseThrow().file()))
                        .faces())
                .hasSize(1);
    }

    @Test
    void barOverTheEyesIsRefused() {
        UploadOutcome outcome = library.upload(new Upload(
                anna,
                new ByteArrayInputStream(Samples.file(DrawnFace.barred(), "jpeg")),
                "a.jpg",
                "",
                Optional.empty(),
                List.of()));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UploadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("does not hide who somebody is"));
    }

    @Test
    void privacyOfficersSeeWhatIsShownInPublishedPicturesAndWhy() {
        Uncoverings uncoverings = community.part(Uncoverings.class);
        Media media = upload(SLIDE);
        cover(media, List.of(), Map.of(0, "the speaker"));
        assertThat(uncoverings.published(Long.MAX_VALUE, 1000))
                .extracting(Uncovered::media)
                .doesNotContain(media.id());

        long post = POSTS.incrementAndGet();
        transactions.run(() ->
                assertThat(library.attach(anna, post, List.of(media.id()))).isTrue());

        assertThat(uncoverings.published(Long.MAX_VALUE, 1000))
                .filteredOn(each -> each.media().equals(media.id()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.reason()).isEqualTo("the speaker");
                    assertThat(each.owner()).isEqualTo(anna);
                    assertThat(each.post()).isEqualTo(post);
                });
        assertThat(uncoverings.authorOf(post)).contains(anna);
        assertThat(uncoverings.authorOf(post + 1)).isEmpty();
    }

    @Test
    void oncePublishedNobodyCanTakeACoverOff() throws IOException {
        Media media = upload(SLIDE);
        Path original = library.original(media.id(), anna).orElseThrow().path();

        assertThat(transactions.call(() -> library.attach(anna, POSTS.incrementAndGet(), List.of(media.id()))))
                .isTrue();

        assertThat(original).doesNotExist();
        assertThat(library.original(media.id(), anna)).isEmpty();
        assertThat(review(media).open()).isFalse();
        assertThat(cover(media, List.of(), Map.of(0, "the speaker"))).isInstanceOf(CoverOutcome.Refused.class);
        assertThat(read(media.file())).noneMatch(line -> line.contains("David"));
    }

    @Test
    void theUncoveredPictureGoesWithAPictureThatIsDiscarded() {
        Media media = upload(SLIDE);
        Path original = library.original(media.id(), anna).orElseThrow().path();

        assertThat(library.discard(media.id(), anna)).isTrue();

        assertThat(original).doesNotExist();
    }

    @Test
    void ownersLearnWhatTheirFileSaidAndNothingOfItIsStored() throws IOException {
        CameraPicture camera =
                new CameraPicture("Leuchtmeister", "LM 9000", "SN-ROUNDS-77123", ByteOrder.LITTLE_ENDIAN);
        Media media = upload(camera.jpeg());

        assertThat(review(media).inFile())
                .contains(InFile.PLACE, InFile.CAMERA, InFile.SERIAL_NUMBER, InFile.TIME, InFile.WORDS);
        try (Stream<Path> files = Files.walk(data.resolve("media"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                // Three letters turn up in compressed pixels by chance.
                for (String trace : camera.traces().stream()
                        .filter(each -> each.length() > 4)
                        .toList()) {
                    assertThat(Samples.contains(bytes, trace))
                            .as("%s in %s", trace, file)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void profilePictureWithALabelIsRefused() {
        byte[] labelled = Scan.of(800, 800)
                .with("WHITBROOK TAMSIN [F]", 120, 400, 48, Color.WHITE)
                .png();
        assertThat(library.storeProfilePicture(anna, new ByteArrayInputStream(labelled), ProfilePicture.AVATAR))
                .isInstanceOf(ProfilePictureOutcome.Refused.class);
        assertThat(library.storeProfilePicture(anna, new ByteArrayInputStream(SLIDE), ProfilePicture.HEADER))
                .isInstanceOf(ProfilePictureOutcome.Stored.class);
    }

    @Test
    void invisibleWritingIsWiped() throws IOException {
        BufferedImage picture = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        for (int x = 100; x < 300; x++) {
            picture.setRGB(x, 100, 0x00ff0000);
        }
        picture.setRGB(0, 0, 0xff00ff00);
        Media media = upload(Samples.file(picture, "png"));
        assertThat(served(media.file()).getRGB(200, 100)).isZero();
    }

    private Media upload(byte[] file) {
        UploadOutcome outcome = library.upload(
                new Upload(anna, new ByteArrayInputStream(file), "a.png", "", Optional.empty(), List.of()));
        assertThat(outcome).isInstanceOf(UploadOutcome.Stored.class);
        return ((UploadOutcome.Stored) outcome).media();
    }

    private PictureReview review(Media media) {
        return library.review(media.id(), anna).orElseThrow();
    }

    private CoverOutcome cover(Media media, List<Box> drawn, Map<Integer, String> shown) {
        return library.cover(media.id(), anna, new Covering(drawn, shown)).orElseThrow();
    }

    private BufferedImage served(String file) throws IOException {
        return ImageIO.read(library.open(file).orElseThrow().path().toFile());
    }

    private List<String> read(String file) throws IOException {
        return SIGHT.look(served(file)).lines().stream()
                .map(line -> line.text())
                .toList();
    }
}
