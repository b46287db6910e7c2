package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final Guard GUARD = new Guard();
    private static final Author ANNA = new Author("Anna Lindgren", "anna");

    private static Verdict screen(Part... parts) {
        return GUARD.screen(Submission.of(parts), ANNA);
    }

    private static Verdict screen(String text) {
        return screen(new Part(Field.TEXT, text));
    }

    private static List<String> flagged(String text, Type type) {
        return screen(text).findings().stream()
                .filter(finding -> finding.type() == type)
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    @Nested
    class HardIdentifiersAreHeld {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            Home visit to Winifred, 93, who still bakes.                                  | NAME        | Winifred
            Mr. Halloran had been told it was an ulcer.                                   | NAME        | Halloran
            My patient Marisol Quintanar coded twice.                                     | NAME        | Marisol Quintanar
            J.T. in bed 2 asked me to marry him again, he is 84.                          | NAME        | J.T.
            RIP Edie, eleven years on dialysis.                                           | NAME        | Edie
            He coded at four and his wife Rose was there.                                 | NAME        | Rose
            Found on my scrubs: HALVORSEN, PETER J, admitted with sepsis.                 | NAME        | HALVORSEN
            #JusticeForTamsin, she came to our ER twice.                                  | NAME        | Tamsin
            Frau Oberhauser ist heute gestorben.                                          | NAME        | Oberhauser
            She was intubated at Larkspur Hospital.                                       | LOCATION    | Larkspur Hospital
            He was hit by a van on Pruitt Street, broken femur.                           | LOCATION    | Pruitt Street
            The patient lives at 14 Orchard Mews with a cat.                              | LOCATION    | 14 Orchard Mews
            My patient drove in from Tirrawarri Creek.                                    | LOCATION    | Tirrawarri Creek
            She was admitted on 14/02/2024 with sepsis.                                   | DATE        | 14/02/2024
            He died on January 9th at dawn.                                               | DATE        | January 9th
            My patient was seen last Tuesday.                                             | DATE        | last Tuesday
            Her biopsy was three days ago.                                                | DATE        | three days ago
            DOB 02.07.1957, right lung collapsed.                                         | DATE        | 02.07.1957
            The patient went home on Christmas Eve.                                       | DATE        | Christmas Eve
            My 97-year-old patient danced with the nurse.                                 | AGE_OVER_89 | 97-year-old
            He was ninety-four when he died.                                              | AGE_OVER_89 | ninety-four
            A nonagenarian patient with a hip fracture.                                   | AGE_OVER_89 | nonagenarian
            His mobile is 07700 900417, please call.                                      | PHONE       | 07700 900417
            Whoever keeps faxing her notes to 0161 496 0733: stop.                        | FAX         | 0161 496 0733
            She writes from rosie.b@example.net every day.                                | EMAIL       | rosie.b@example.net
            The wristband said 219-09-9999 in huge print.                                 | SSN         | 219-09-9999
            NHS no. 999 041 7726 is still waiting.                                        | MRN         | 999 041 7726
            MRN ending 4471, go and look at that ECG.                                     | MRN         | 4471
            Member ID XKJ 402 771 903 was denied again.                                   | HEALTH_PLAN | XKJ 402 771 903
            Account 7734-00912-A went to collections.                                     | ACCOUNT     | 7734-00912-A
            Driver's license D417-8830-2216, seizure-free.                                | LICENSE     | D417-8830-2216
            Found in a parked Camry, plate 8IWF201.                                       | VEHICLE     | 8IWF201
            Pacemaker PM-4417-09J wants an MRI.                                           | DEVICE      | PM-4417-09J
            Full series: https://viewer.example.org/pt/88213/derm                         | URL         | https://viewer.example.org/pt/88213/derm
            Somebody opened the chart from 203.0.113.77 at night.                         | IP          | 203.0.113.77
            Video of his gait, 29, no family history.                                     | BIOMETRIC   | Video of his gait
            The patient in Room 412 has been boarding.                                    | OTHER_ID    | Room 412
            Accession CR-24-0098123: the forearm has dissolved.                           | OTHER_ID    | CR-24-0098123
            """)
        void ofEveryKind(String text, Type type, String words) {
            assertThat(screen(text).level()).isIn(Level.BLOCK, Level.ASK);
            assertThat(flagged(text, type)).anySatisfy(span -> assertThat(span).contains(words));
        }
    }

    @Nested
    class WhatOnlyLooksLikeAnIdentifierPasses {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Babinski up, Hoffmann up, Lhermitte positive. MRI the whole spine.",
                    "Thiamine before glucose: Wernicke first, Korsakoff if you forget.",
                    "DAPA-HF, EMPEROR-Reduced, DELIVER. Heart failure trialists name studies like bands.",
                    "RECOVERY, NEJM 2021;384:693. doi:10.1056/NEJMoa2021436",
                    "Rivers et al. 2001, then ProCESS and ARISE.",
                    "Vt 420, RR 18, PEEP 10, FiO2 60%, plateau 27. P/F 142.",
                    "ICD-10 W61.62XD: struck by duck, subsequent encounter.",
                    "NCT04512345 is recruiting adults with gout in Texas and Utah.",
                    "988. Call or text. This number includes you.",
                    "Samaritans, 116 123, free, any hour.",
                    "Congratulations to Dr Temperance Oyelowo on her consultant post!",
                    "My consultant, Mr Patel, finished the hernia list one handed while I sat down.",
                    "Huge thanks to Tomasz and Beatriz from the cath lab team.",
                    "See you in Chicago for #RSNA24, Dec 1-5! Poster CH-241.",
                    "Teaching case: a 45-year-old woman, RUQ pain, fever, jaundice. What do you do first?",
                    "My entire Tuesday clinic is a pronunciation class.",
                    "Henrietta Lacks died at Johns Hopkins on October 4, 1951.",
                    "Our paper is out in Lancet Psychiatry today, first author Ilse Vandermolen.",
                    "Apixaban 5 mg BID, or 2.5 if two of three: age 80, 60 kg, Cr 1.5.",
                    "We're hiring! Ring the practice manager on 01632 960417 or email jobs@harbour.example.",
                    "7/10 pain, 5/5 power, 2+ pulses, 0/10 energy (me).",
                    "The IP address of hell is 127.0.0.1.",
                    ""
                })
        void withoutAnyQuestion(String text) {
            assertThat(screen(text)).as(text).isInstanceOf(Verdict.Clear.class);
        }
    }

    @Nested
    class Disguises {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            Write to her: della dot frome at example dot com, the patient would love it   | EMAIL
            moira.kettlewell (at) example (dot) org bounces                               | EMAIL
            His number is five five five, oh one nine nine, please ring                   | PHONE
            ＭＲＮ ００８１７２６３ is still waiting                                             | MRN
            NHS number ９９９ ０４１ ７７２６ is waiting                                       | MRN
            M\u200BRN 008\u200B17263 is still waiting                                     | MRN
            Her social is 2 1 9 0 9 9 9 9 9                                               | SSN
            Мr Halloran had an ulcer and he bled                                          | NAME
            """)
        void doNotHideAnIdentifier(String text, Type type) {
            assertThat(flagged(text, type)).isNotEmpty();
        }
    }

    @Nested
    class Questions {
        private static final String POST = "Six weeks on the ward, and today she went home. Kevin cried.";

        @Test
        void areAskedAboutANameThatCouldBeAColleagues() {
            Verdict verdict = screen(POST);

            assertThat(verdict).isInstanceOf(Verdict.Ask.class);
            assertThat(flagged(POST, Type.NAME)).containsExactly("Kevin");
        }

        @Test
        void anAnswerOfNoClearsTheSameWordsEverywhere() {
            Verdict verdict = GUARD.screen(
                    new Submission(
                            List.of(new Part(Field.TEXT, POST), new Part(Field.ALT_TEXT, "Kevin at her bedside")),
                            List.of(new Answer("kevin", false))),
                    ANNA);

            assertThat(verdict).isInstanceOf(Verdict.Clear.class);
        }

        @Test
        void anAnswerOfYesHolds() {
            Verdict verdict = GUARD.screen(
                    new Submission(List.of(new Part(Field.TEXT, POST)), List.of(new Answer("Kevin", true))), ANNA);

            assertThat(verdict).isInstanceOf(Verdict.Held.class);
        }

        @Test
        void aBlockCannotBeAnsweredAway() {
            String text = "Mr Halloran had an ulcer.";

            Verdict verdict = GUARD.screen(
                    new Submission(
                            List.of(new Part(Field.TEXT, text)),
                            List.of(new Answer("Mr Halloran", false), new Answer("Halloran", false))),
                    ANNA);

            assertThat(verdict).isInstanceOf(Verdict.Held.class);
        }
    }

    @Nested
    class SoftIdentifiers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "The only midwife for three villages is my patient now, early-onset Alzheimer's.",
                    "My next-door neighbor's son is on our unit again.",
                    "My patient is the organist of the cathedral here."
                })
        void nudgeAndLetThePostGo(String text) {
            Verdict verdict = screen(text);

            assertThat(verdict.level()).isEqualTo(Level.NUDGE);
            assertThat(verdict).isInstanceOf(Verdict.Clear.class);
            assertThat(verdict.findings()).allMatch(finding -> finding.type().isSoft());
        }
    }

    @Nested
    class HowManyPeopleMatch {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Wife of the hockey coach who's been all over the news. Takotsubo. Her heart did what ours did.",
                    "My patient, a 34-year-old lighthouse keeper from Maine, was struck by lightning."
                })
        void aStoryThatFewMatchIsAQuestionWithTheirNumber(String text) {
            assertThat(screen(text).findings())
                    .filteredOn(finding -> finding.rule().id().equals("quasi.crowd"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.action()).isEqualTo(Level.ASK);
                        assertThat(finding.explanation()).containsPattern("About (one person|\\d people)");
                    });
        }

        @Test
        void theAuthorsTownCounts() {
            String text = "My patient is a 44-year-old beekeeper. She had a seizure this morning.";

            assertThat(people(text, "Neurologist in Chicago")).isNull();
            assertThat(people(text, "Family doctor in Ballinasloe")).isNotNull();
        }

        @Test
        void earlierPostsOfTheAuthorComplete() {
            Story earlier = GUARD.story("Our 44-year-old beekeeper is back on the ward, she had a seizure.");
            String text = "My patient is 44 and from Wyoming. She is home.";
            Author alone = new Author("Anna", "anna");
            Author known =
                    new Author("Anna", "anna", Set.of(), new Background("Neurologist in Chicago", List.of(earlier)));

            assertThat(rules(text, alone)).doesNotContain("quasi.mosaic");
            assertThat(rules(text, known)).contains("quasi.mosaic");
        }

        private static @Nullable String people(String text, String about) {
            Author author = new Author("Anna", "anna", Set.of(), new Background(about, List.of()));
            return GUARD.screen(Submission.of(new Part(Field.TEXT, text)), author).findings().stream()
                    .filter(finding -> finding.rule().id().equals("quasi.crowd"))
                    .map(Finding::explanation)
                    .findFirst()
                    .orElse(null);
        }

        private static List<String> rules(String text, Author author) {
            return GUARD.screen(Submission.of(new Part(Field.TEXT, text)), author).findings().stream()
                    .map(finding -> finding.rule().id())
                    .toList();
        }
    }

    @Nested
    class Languages {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Le patient est rentré chez lui avec sa femme après une semaine dans le service.",
                    "Dzisiaj pacjentka wyszła do domu, ale nie wiem, czy to jest dobrze dla niej.",
                    "Bugün hastam çok iyi ve ben de çok mutlu oldum, ama daha bir yol var.",
                    "Сегодня моя пациентка ушла домой после двух недель в отделении.",
                    "今日、患者さんが退院しました。とても嬉しいです。"
                })
        void thatNobodyReadsHereAreAQuestion(String text) {
            assertThat(screen(text)).isInstanceOf(Verdict.Ask.class);
            assertThat(screen(text).findings())
                    .anyMatch(finding -> finding.rule().isOfWholeText());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Sit down before you speak. The chart can wait, the person cannot.",
                    "Hoy la guardia ha sido tranquila y por fin he podido leer un poco.",
                    "Heute war es ruhig auf der Station, und ich habe endlich etwas gelesen.",
                    "Bonjour à tous!",
                    "SGLT2i, ARNI, MRA, BB. That's it, that's the post."
                })
        void thatTheGuardReadsAndScrapsAreNot(String text) {
            assertThat(screen(text).findings())
                    .noneMatch(finding -> finding.rule().isOfWholeText());
        }
    }

    @Nested
    class Fields {
        @Test
        void everyPublishedFieldIsScreened() {
            for (Field field : List.of(Field.TEXT, Field.CONTENT_WARNING, Field.ALT_TEXT, Field.POLL_OPTION)) {
                assertThat(screen(new Part(field, "MRN 00817263")))
                        .as(field.name())
                        .isInstanceOf(Verdict.Held.class);
            }
        }

        @Test
        void partsAreReadTogether() {
            assertThat(screen(
                            new Part(Field.TEXT, "She died this morning."),
                            new Part(Field.ALT_TEXT, "Marisol Quintanar")))
                    .isNotInstanceOf(Verdict.Clear.class);
        }

        @Test
        void findingsNameTheirPart() {
            Verdict verdict = screen(new Part(Field.TEXT, "Look at this."), new Part(Field.ALT_TEXT, "MRN 00817263"));

            assertThat(verdict.findings())
                    .singleElement()
                    .returns(1, Finding::part)
                    .returns(0, Finding::start)
                    .returns(12, Finding::end);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "IMG_20240312_101112.jpg",
                    "PXL_20230801_142233105.MP.jpg",
                    "DSC00417.JPG",
                    "Screenshot 2024-03-12 at 10.11.12.png",
                    "WhatsApp Image 2024-03-12 at 10.11.12.jpeg",
                    "chest-xray-final-v2.png",
                    "Bed 4 ward round.jpg"
                })
        void aCameraFileNameIsNoFinding(String name) {
            assertThat(screen(new Part(Field.FILE_NAME, name)).findings())
                    .as(name)
                    .isEmpty();
        }

        /** Mastodon.py names what it uploads by the time in seconds, and one second in eleven reads like an NHS number. */
        @Test
        void aNameThatAProgramGaveIsNoFinding() {
            for (long second = 1_795_444_300; second < 1_795_444_400; second++) {
                String name = "mastodonpyupload_" + second + ".511588_4043cffc960041c2897528a0c49c4152.png";
                assertThat(screen(new Part(Field.FILE_NAME, name)).findings())
                        .as(name)
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9434765919.jpg",
                    "smith_john_MRN_00817263.jpg",
                    "scan 219-09-9999.png",
                    "NHS 943 476 5919.pdf",
                    "OYELARAN^BOLANLE.dcm",
                    "202-555-0139.jpg"
                })
        void aFileNameWithAnIdentifierIsHeld(String name) {
            assertThat(screen(new Part(Field.FILE_NAME, name))).as(name).isInstanceOf(Verdict.Held.class);
        }

        @Test
        void aProfileMayGiveItsOwnersOwnData() {
            assertThat(
                            screen(
                                    new Part(Field.PROFILE_NAME, "Dr Anna Lindgren"),
                                    new Part(
                                            Field.PROFILE_TEXT,
                                            "Cardiologist at St Bride's Hospital, Galway. Born 3 May 1980. anna@example.org, 020 7946 0991, https://anna.example")))
                    .isInstanceOf(Verdict.Clear.class);
        }

        @Test
        void aProfileMayNotGiveAPatients() {
            assertThat(screen(new Part(
                            Field.PROFILE_TEXT, "Ask me about my patient Marisol Quintanar and her new heart.")))
                    .isInstanceOf(Verdict.Held.class);
        }
    }

    @Test
    void theAuthorsOwnNameIsNoFinding() {
        String text = "She asked for Anna Lindgren, her doctor, at the bedside. ICU, day nine.";

        assertThat(screen(text).findings()).isEmpty();
        assertThat(GUARD.screen(Submission.of(new Part(Field.TEXT, text)), new Author("Ben", "ben")))
                .isNotInstanceOf(Verdict.Clear.class);
    }

    @Test
    void aColleagueThankedOnceIsNoQuestionLater() {
        assertThat(screen("Huge thanks to Tomasz. She coded at four and Tomasz never left her bedside.")
                        .findings())
                .isEmpty();
    }

    @Test
    void aNameGivenAwayOnceIsFoundEverywhere() {
        String text = "Mossy Dinnegan, 92, one hen in the kitchen. The hen is grand. Dinnegan went home.";

        assertThat(flagged(text, Type.NAME)).hasSize(2);
    }

    @Test
    void offsetsPointIntoTheOriginalText() {
        String text = "🧵 ﬁrst: the patient’s ＭＲＮ ００８１７２６３ was on the board";

        assertThat(flagged(text, Type.MRN)).containsExactly("ＭＲＮ ００８１７２６３");
    }

    @Test
    void everyFindingExplainsItself() {
        for (Finding finding : screen("Mr Halloran, 93, MRN 00817263, died on Saturday in Bed 4.")
                .findings()) {
            assertThat(finding.explanation()).isNotBlank();
            assertThat(finding.rule().id()).isNotBlank();
            assertThat(finding.action()).isNotEqualTo(Level.PASS);
        }
    }

    @Test
    void clearanceCoversTheScreenedTextsAndNoOthers() {
        Part part = new Part(Field.TEXT, "Sit down before you speak.");

        assertThat(screen(part)).isInstanceOfSatisfying(Verdict.Clear.class, clear -> {
            assertThat(clear.clearance().covers(List.of(part))).isTrue();
            assertThat(clear.clearance().covers(List.of(new Part(Field.TEXT, "Mr Halloran"))))
                    .isFalse();
            assertThat(clear.clearance().ruleSet()).isEqualTo(GUARD.ruleSet());
        });
    }

    @Test
    @SuppressWarnings("NullAway") // a broken caller is the point
    void failureIsNeverAClearance() {
        assertThatThrownBy(() -> GUARD.screen(null, ANNA))
                .isInstanceOf(GuardFailed.class)
                .hasMessageContaining("nothing was published");
    }
}
