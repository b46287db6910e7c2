package bench;

import health.rounds.guard.Author;
import health.rounds.guard.Guard;
import health.rounds.guard.PictureFinding;
import health.rounds.guard.PictureGuard;
import health.rounds.sight.Sight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What the guard finds in the pictures of a folder, and how long it looks: {@code bench/pictures FOLDER...}. */
final class Pictures {
    private static final Author NOBODY = new Author("", "");

    private Pictures() {}

    public static void main(String[] folders) throws IOException {
        PictureGuard guard = new PictureGuard(new Guard(), new Sight());
        List<Long> millis = new ArrayList<>();
        System.out.printf("%-36s %11s %6s %6s %6s %6s%n", "picture", "pixels", "block", "ask", "faces", "ms");
        for (String folder : folders) {
            for (Path file : pictures(Path.of(folder))) {
                BufferedImage picture = ImageIO.read(file.toFile());
                if (picture == null) {
                    System.out.printf("%-36s not a picture%n", file.getFileName());
                    continue;
                }
                long start = System.nanoTime();
                List<PictureFinding> findings = guard.look(picture, NOBODY);
                millis.add((System.nanoTime() - start) / 1_000_000);
                System.out.printf(
                        "%-36s %5dx%-5d %6d %6d %6d %6d%n",
                        file.getFileName(),
                        picture.getWidth(),
                        picture.getHeight(),
                        text(findings, true),
                        text(findings, false),
                        findings.stream()
                                .filter(finding -> finding.kind() != PictureFinding.Kind.TEXT)
                                .count(),
                        millis.getLast());
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        if (!sorted.isEmpty()) {
            System.out.printf(
                    "%d pictures, median %d ms, longest %d ms, on one core%n",
                    sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private static long text(List<PictureFinding> findings, boolean block) {
        return findings.stream()
                .filter(finding -> finding.kind() == PictureFinding.Kind.TEXT)
                .filter(finding -> block == finding.action().wireName().equals("block"))
                .count();
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(?:png|jpe?g)"))
                    .sorted()
                    .toList();
        }
    }
}
