package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import health.rounds.sight.Box;
import health.rounds.sight.Face;
import health.rounds.sight.Line;
import health.rounds.sight.Seen;
import health.rounds.sight.Sight;
import health.rounds.testkit.Scan;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureGuardTest {
    private static final PictureGuard GUARD = new PictureGuard(new Guard(), new Sight());
    private static final Author AUTHOR = new Author("Anna Reyes", "anna");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHITBROOK TAMSIN [F] 03.09.2012",
                "WHITBROOK^TAMSIN",
                "DAVIDSONDOUGLAS[M]01.09.2012",
                "D0B 12.04.1961",
                "WHITBROOK, TAMSIN 045Y F",
                "Whitbrook, Tamsin|DOB: 12.04.1961",
                "Patient Name: Tamsin Whitbrook",
                "Patient name|Tamsin Whitbrook",
                "Nombre: LUCIA FERNANDEZ",
                "Nachname: Schneider|Vorname: Karin",
                "DOB: 07.22.1943",
                "MRN: 48213377",
                "NHS No 943 476 5919"
            })
    void whatALabelSaysStaysCovered(String lines) {
        assertThat(found(lines)).as(lines).contains(Level.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SCOTT DAVIDSON",
                "03.09.2012 14:22",
                "ST MARY'S HOSPITAL",
                "MAYO CLINIC",
                "Call (212) 555-1234",
                "created by David Johnson and others"
            })
    void whatMayBeAboutAPatientIsCoveredUntilTheAuthorSaysItIsNot(String lines) {
        assertThat(found(lines)).as(lines).containsOnly(Level.ASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R|L|120 kV|250 mAs",
                "Axial T2 FLAIR|TE 92 TR 9000|SL 5.0",
                "SEMI UPRIGHT|PORTABLE|AP ERECT",
                "I|II|III|aVR|aVL|aVF|V1|V6|25 mm/s 10 mm/mV",
                "Lancet 2019;393:1819-1830",
                "Smith et al., Lancet 2019",
                "metoprolol 25 mg twice daily",
                "HR 72 bpm|BP 120/80|SpO2 98%",
                "MI 1.2 TIs 0.4|Gain 56|FR 32Hz|10 cm",
                "GE MEDICAL SYSTEMS|SIEMENS|PHILIPS",
                "Kaplan-Meier estimate of survival|p < 0.001",
                "Adjusted hazard ratio 0.74 (95% CI 0.61 to 0.89)",
                "Patient: anonymous",
                "Name: ",
                "H&E x 40",
                "Anna Reyes"
            })
    void whatPicturesAreFullOfIsLeftAlone(String lines) {
        assertThat(found(lines)).as(lines).isEmpty();
    }

    @Test
    void besideALabelEverythingCounts() {
        assertThat(findings("WHITBROOK^TAMSIN", "MAYO CLINIC", "12-Mar-2019", "48213377"))
                .extracting(PictureFinding::action)
                .containsExactly(Level.BLOCK, Level.BLOCK, Level.BLOCK, Level.ASK);
    }

    @Test
    void wordsThatStandBesideEachOtherAreReadTogether() {
        Line first = new Line(new Box(0, 0, 100, 30), "DOB:", 1);
        Line second = new Line(new Box(110, 2, 160, 30), "07.22.1943", 1);
        assertThat(GUARD.findings(new Seen(List.of(second, first), List.of()), AUTHOR))
                .extracting(PictureFinding::box, PictureFinding::rule)
                .containsExactly(tuple(second.box(), "date.birth"));
    }

    @Test
    void facesAreAskedAboutAndBarsOverEyesAreNot() {
        Seen seen = new Seen(
                List.of(),
                List.of(new Face(new Box(0, 0, 9, 9), 0.9, false), new Face(new Box(50, 0, 9, 9), 0.9, true)));
        assertThat(GUARD.findings(seen, AUTHOR))
                .extracting(PictureFinding::kind, PictureFinding::action)
                .containsExactly(
                        tuple(PictureFinding.Kind.FACE, Level.ASK), tuple(PictureFinding.Kind.EYE_BAR, Level.BLOCK));
    }

    @Test
    void nothingOfWhatIsCoveredIsLeft() {
        BufferedImage picture = Scan.of(300, 200).picture();
        Cover solid = new Cover(new Box(-5, -5, 120, 60), Cover.Paint.SOLID);
        Cover blur = new Cover(new Box(100, 40, 97, 103), Cover.Paint.BLUR);
        BufferedImage covered = GUARD.cover(picture, List.of(solid, blur));

        assertThat(covered.getRGB(0, 0)).isEqualTo(covered.getRGB(114, 54));
        assertThat(picture.getRGB(0, 0)).isNotEqualTo(covered.getRGB(0, 0));
        assertThat(covered.getRGB(120, 30)).isEqualTo(picture.getRGB(120, 30));
        assertThat(covered.getRGB(197, 143)).isEqualTo(picture.getRGB(197, 143));
        long colours = IntStream.range(0, 97 * 103)
                .map(i -> covered.getRGB(100 + i % 97, 40 + i / 97))
                .distinct()
                .count();
        assertThat(colours).isLessThanOrEqualTo(26);
    }

    @Test
    void clearanceCoversTheFilesOfACoveredPictureOnly() {
        BufferedImage picture = Scan.of(300, 200).picture();
        Cover cover = new Cover(new Box(10, 10, 50, 20), Cover.Paint.SOLID);
        byte[] file = {1, 2, 3};

        assertThatThrownBy(() -> GUARD.clear(picture, List.of(cover), List.of(file)))
                .isInstanceOf(IllegalArgumentException.class);
        PictureClearance clearance = GUARD.clear(GUARD.cover(picture, List.of(cover)), List.of(cover), List.of(file));
        assertThat(clearance.covers(new byte[] {1, 2, 3})).isTrue();
        assertThat(clearance.covers(new byte[] {1, 2, 4})).isFalse();
        assertThat(clearance.ruleSet()).startsWith("guard-");
        assertThat(clearance.models()).startsWith("sight-");
    }

    @Test
    void aPictureIsReadAndCovered() {
        BufferedImage picture = Scan.of(900, 700)
                .with("WHITBROOK TAMSIN [F]", 10, 30, 22, Color.WHITE)
                .with("120 kV", 800, 690, 22, Color.WHITE)
                .picture();
        List<PictureFinding> findings = GUARD.look(picture, AUTHOR);
        assertThat(findings).hasSize(1);
        BufferedImage covered =
                GUARD.cover(picture, List.of(new Cover(findings.getFirst().box(), Cover.Paint.SOLID)));
        assertThat(GUARD.look(covered, AUTHOR)).isEmpty();
    }

    private static List<Level> found(String lines) {
        return findings(lines.split("\\|", -1)).stream()
                .map(PictureFinding::action)
                .toList();
    }

    private static List<PictureFinding> findings(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(new Box(10, 40 * lines.size(), Math.max(1, 14 * text.length()), 24), text, 0.98));
        }
        return GUARD.findings(new Seen(lines, List.of()), AUTHOR);
    }
}
