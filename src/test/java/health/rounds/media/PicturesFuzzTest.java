package health.rounds.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Broken and hostile files: a picture or a refusal, never anything else. */
class PicturesFuzzTest {
    private static final List<byte[]> VALID = List.of(
            Samples.tellTaleJpeg(6, java.nio.ByteOrder.LITTLE_ENDIAN),
            Samples.tellTalePng(5),
            Samples.tellTaleWebp(2),
            Samples.jpeg(),
            Samples.png(),
            Samples.resource("cmyk.jpg"),
            Samples.resource("animated.gif"),
            Samples.resource("animated.webp"),
            Samples.resource("lossless.webp"),
            Samples.resource("transparent.webp"));

    private final Development pictures = new Development();

    @Provide
    Arbitrary<byte[]> broken() {
        return Arbitraries.randomValue(PicturesFuzzTest::breakOne);
    }

    private static byte[] breakOne(Random random) {
        byte[] file = VALID.get(random.nextInt(VALID.size())).clone();
        if (random.nextInt(4) == 0) {
            file = Arrays.copyOf(file, random.nextInt(file.length + 1));
        }
        for (int i = random.nextInt(12); i > 0 && file.length > 0; i--) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(3)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                default ->
                    Arrays.fill(file, at, Math.min(file.length, at + random.nextInt(8)), (byte)
                            (random.nextBoolean() ? 0xff : 0));
            }
        }
        return file;
    }

    @Property(tries = 4000)
    void brokenFilesAreShownOrRefused(@ForAll("broken") byte[] file) throws IOException {
        try {
            Print made = pictures.develop(file);
            assertThat(made.full().file()).isNotEmpty();
            for (String secret : Samples.SECRETS) {
                assertThat(secret.length() > 3 && Samples.contains(made.full().file(), secret))
                        .as(secret)
                        .isFalse();
            }
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).endsWith(".");
        }
    }

    @Property(tries = 300)
    void everyTruncationOfAPictureIsRefused(@ForAll("truncated") byte[] file) throws IOException {
        try {
            pictures.develop(file);
            throw new AssertionError("half a picture was taken");
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> truncated() {
        List<byte[]> whole = List.of(
                Samples.jpeg(),
                Samples.png(),
                Samples.resource("animated.gif"),
                Samples.resource("lossy.webp"),
                Samples.resource("lossless.webp"));
        return Arbitraries.randomValue(random -> {
            byte[] file = whole.get(random.nextInt(whole.size()));
            // The trailer of a GIF may be missing; the picture is whole before it.
            int most = file[0] == 'G' ? 400 : file.length - 2;
            return Arrays.copyOf(file, random.nextInt(Math.min(most, file.length)));
        });
    }
}
