package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class NormaliserProperties {
    private final Normaliser normaliser = new Normaliser();

    @Property
    void everyCharacterKnowsWhereItCameFrom(@ForAll @StringLength(max = 300) String original) {
        Normalised normalised = normaliser.normalise(original);

        int last = 0;
        for (int i = 0; i < normalised.text().length(); i++) {
            int start = normalised.originalStart(i);
            int end = normalised.originalEnd(i + 1);
            assertThat(start).isBetween(last, original.length() - 1);
            assertThat(end).isGreaterThan(start).isLessThanOrEqualTo(original.length());
            last = start;
        }
    }

    @Property
    void plainAsciiStaysAsItIs(@ForAll("sentences") String original) {
        Normalised normalised = normaliser.normalise(original);

        assertThat(normalised.text()).isEqualTo(original);
        for (int i = 0; i < original.length(); i++) {
            assertThat(normalised.originalStart(i)).isEqualTo(i);
            assertThat(normalised.originalEnd(i + 1)).isEqualTo(i + 1);
        }
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "the ",
                        "patient ",
                        "was ",
                        "seen, ",
                        "then ",
                        "went home. ",
                        "MRN 4471 ",
                        "on 3/17 ",
                        "(again) ")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join("", words));
    }

    @Property
    void aWordBetweenDisguisesMapsBackToItself(
            @ForAll @From("disguises") String before, @ForAll @From("disguises") String after) {
        String original = before + " Quintanar " + after;
        Normalised normalised = normaliser.normalise(original);

        int at = normalised.text().indexOf("Quintanar");
        assertThat(at).isNotNegative();
        assertThat(original.substring(normalised.originalStart(at), normalised.originalEnd(at + 9)))
                .isEqualTo("Quintanar");
    }

    @Provide
    Arbitrary<String> disguises() {
        return Arbitraries.of(
                        "ﬁ",
                        "１２３",
                        "\u200B",
                        "e\u0301",
                        "🙂",
                        "٣٤",
                        "…",
                        "½",
                        "(at)",
                        "[dot]",
                        "1 2 3 4 5 6 7 8",
                        "five five five oh one nine nine",
                        "²")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join(" ", pieces));
    }

    @Example
    void undoesWhatHidesAnIdentifier() {
        assertThat(normaliser.normalise("ＭＲＮ ００８１").text()).isEqualTo("MRN 0081");
        assertThat(normaliser.normalise("٠٧٧٠٠").text()).isEqualTo("07700");
        assertThat(normaliser.normalise("M\u200BR\u00ADN").text()).isEqualTo("MRN");
        assertThat(normaliser.normalise("1️⃣2️⃣").text()).isEqualTo("12");
        assertThat(normaliser.normalise("a (at) b [dot] org").text()).isEqualTo("a@b.org");
        assertThat(normaliser.normalise("della dot frome at example dot com").text())
                .isEqualTo("della.frome@example.com");
        assertThat(normaliser.normalise("five five five, oh one nine nine").text())
                .isEqualTo("5550199");
        assertThat(normaliser.normalise("2 1 9 0 9 9 9 9 9").text()).isEqualTo("219099999");
        assertThat(normaliser.normalise("Нalloran").text()).isEqualTo("Halloran");
    }

    @Example
    void leavesOtherScriptsAlone() {
        assertThat(normaliser.normalise("Пациент здоров").text()).isEqualTo("Пациент здоров");
    }
}
