package health.rounds.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Broken and hostile files: a picture or a refusal, never anything else, and soon. */
class DicomFuzzTest {
    private static final List<byte[]> VALID = List.copyOf(DicomSamples.chests().values());

    /** What stands in headers and lengths, and what hurts there. */
    private static final byte[][] NASTY = {
        {-1, -1, -1, -1},
        {0, 0, 0, -128},
        {-1, -1, -1, 127},
        {-2, -1, 0, -32},
        {-2, -1, -35, -32},
        {'S', 'Q', 0, 0},
        {0, 0, 0, 0}
    };

    private final DicomFile dicom = new DicomFile(1_000_000, 4096);

    @Provide
    Arbitrary<byte[]> broken() {
        return Arbitraries.randomValue(DicomFuzzTest::breakOne);
    }

    private static byte[] breakOne(Random random) {
        byte[] file = VALID.get(random.nextInt(VALID.size())).clone();
        if (random.nextInt(4) == 0) {
            file = Arrays.copyOf(file, random.nextInt(file.length + 1));
        }
        for (int i = random.nextInt(12); i > 0 && file.length > 140; i--) {
            int at = 132 + random.nextInt(file.length - 136);
            switch (random.nextInt(3)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                default -> System.arraycopy(NASTY[random.nextInt(NASTY.length)], 0, file, at, 4);
            }
        }
        return file;
    }

    @Property(tries = 6000)
    void brokenFilesAreShownOrRefused(@ForAll("broken") byte[] file) {
        long began = System.nanoTime();
        DicomFile.looksLike(file);
        try {
            DicomPicture picture = dicom.read(file);
            assertThat((long) picture.image().getWidth() * picture.image().getHeight())
                    .isLessThanOrEqualTo(1_000_000);
        } catch (DicomRefusal refusal) {
            assertThat(refusal.reason()).startsWith("This DICOM").endsWith(".");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Property(tries = 500)
    void bytesWithoutSenseAreShownOrRefused(@ForAll byte[] noise) {
        byte[] file = new byte[132 + noise.length];
        System.arraycopy("DICM".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, file, 128, 4);
        System.arraycopy(noise, 0, file, 132, noise.length);
        try {
            dicom.read(file);
        } catch (DicomRefusal refusal) {
            assertThat(refusal.reason()).endsWith(".");
        }
    }
}
