package health.rounds.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.ProfileChange;
import health.rounds.guard.Answer;
import health.rounds.guard.Finding;
import health.rounds.guard.NotPatient;
import health.rounds.guard.NotPatient.Reason;
import health.rounds.guard.Settled.Ground;
import health.rounds.guard.Verdict;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.publishing.ScheduledPosts;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an author says about the guard's findings, and what becomes of it. */
class PrivacyTest {
    private static final String NAMED = "My patient John Tremblay is going home after six weeks on the ward.";
    private static final String NUMBERED = "My patient John Tremblay, SSN 536-22-8726, is going home.";

    private static final List<String> UNCLEAR = List.of(
            "The patient was sedated. %s woke up on day nine, and her nurse cried.",
            "She was admitted with sepsis and nearly died in the ICU. %s changed how I think about lactate.",
            "Our patient was intubated overnight. %s was wonderful, and the family was there.",
            "Thinking of %s tonight.",
            "Long talk with %s about the scan. We both cried.",
            "%s came to clinic today and we talked about the next steps.",
            "Met %s in the corridor after the operation. Such courage.",
            "I will not forget %s, nor the night we spent on the ward.",
            "%s taught me more about dying than any book.",
            "A hard day in the ICU. %s held my hand.",
            "We discussed the biopsy with %s and the family.",
            "%s walked out of the hospital. Best moment of my week.",
            "Saw %s again after the transplant.",
            "The nurse and %s laughed about the hospital food.",
            "%s asked me whether the chemotherapy was worth it.",
            "Today %s rang the bell on our ward.");

    private final Community community = Community.shared();
    private final Publisher publisher = community.part(Publisher.class);
    private final Overrides overrides = community.part(Overrides.class);
    private final Consents consents = community.part(Consents.class);
    private final Posts posts = community.part(Posts.class);

    @Test
    void blockIsOverriddenByAReasonThatIsKeptWithThePost() {
        Member author = community.stranger();
        Said said = notPatient("John Tremblay", Reason.FICTIONAL, "the hero of the novel we read");

        Post post = published(author, NAMED, said);

        List<SettledFinding> kept = kept(post);
        assertThat(kept).isNotEmpty().allSatisfy(each -> {
            assertThat(each.author()).isEqualTo(author.id());
            assertThat(each.ground()).isEqualTo(Ground.NOT_PATIENT);
            assertThat(each.reason()).contains(Reason.FICTIONAL);
            assertThat(each.note()).isEqualTo("the hero of the novel we read");
            assertThat(each.rule()).startsWith("name.");
            assertThat(each.spanSha256()).matches("[0-9a-f]{64}");
            assertThat(each.reviewedAt()).isEmpty();
            assertThat(each.isUp()).isTrue();
        });
    }

    @Test
    void numbersOfARecordAreNeverOverridden() {
        Member author = community.stranger();
        Said byReason = new Said(
                List.of(),
                List.of(
                        new NotPatient("John Tremblay", Reason.FICTIONAL, ""),
                        new NotPatient("536-22-8726", Reason.FICTIONAL, ""),
                        new NotPatient("SSN 536-22-8726", Reason.FICTIONAL, "")),
                Optional.empty());

        assertThat(publish(author, NUMBERED, byReason)).isInstanceOf(PublishOutcome.Held.class);
        assertThat(publish(author, NUMBERED, consent(NUMBERED))).isInstanceOf(PublishOutcome.Held.class);
    }

    @Test
    void reasonIsGivenAndIdentifiesNobodyItself() {
        Member author = community.stranger();

        assertThat(publish(author, NAMED, notPatient("John Tremblay", Reason.OTHER, "")))
                .isInstanceOfSatisfying(
                        PublishOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("in a few words"));
        assertThat(publish(author, NAMED, notPatient("John Tremblay", Reason.COLLEAGUE, "his MRN is 00817263")))
                .isInstanceOfSatisfying(
                        PublishOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("must not identify"));
    }

    @Test
    void overrideOfOneNameLeavesTheOthersBlocked() {
        Member author = community.stranger();
        String text = NAMED + " My patient Marisol Quintanar in bed 4 is not.";

        assertThat(publish(author, text, notPatient("John Tremblay", Reason.FICTIONAL, "")))
                .isInstanceOfSatisfying(
                        PublishOutcome.Held.class,
                        held -> assertThat(held.findings())
                                .extracting(finding -> words(text, finding))
                                .doesNotContain("John Tremblay"));
    }

    @Test
    void consentCountsForExactlyTheTextThatThePatientSaw() {
        Member author = community.stranger();

        assertThat(publish(author, NAMED + " Hooray!", consent(NAMED))).isInstanceOf(PublishOutcome.Held.class);

        Post post = published(author, NAMED, consent(NAMED));
        Consent kept = consents.of(author.id()).getFirst();
        assertThat(kept.posts()).containsExactly(post.id().value());
        assertThat(kept.signer()).isEqualTo(Signer.PATIENT);
        assertThat(kept.textsSha256()).isEqualTo(publisher.fingerprint(Draft.of(NAMED)));
        assertThat(kept(post)).allSatisfy(each -> assertThat(each.consent()).contains(kept.id()));
        assertThat(publisher.edit(author.id(), post.id(), Draft.of(NAMED + " Hooray!"), Said.NOTHING, false))
                .isInstanceOf(PublishOutcome.Held.class);
    }

    @Test
    void withdrawnConsentTakesDownThePostsThatStandOnIt() {
        Member author = community.stranger();
        Post post = published(author, NAMED, consent(NAMED));
        Consent consent = consents.of(author.id()).getFirst();

        assertThat(publisher.withdrawConsent(consent.id(), author.id())).containsExactly(post.id());

        assertThat(posts.byId(post.id(), Optional.of(author.id()))).isEmpty();
        assertThat(consents.byId(consent.id()).orElseThrow().withdrawnAt()).isPresent();
        assertThat(community
                        .part(Withdrawals.class)
                        .byPost(author.id(), post.id().value()))
                .hasValueSatisfying(gone -> assertThat(gone.why()).isEqualTo(Withdrawal.Why.CONSENT));
        assertThat(publisher.withdrawConsent(consent.id(), author.id())).isEmpty();
    }

    /** Earlier versions of an edited post stay readable, so the post goes even when its present text needs no consent. */
    @Test
    void withdrawnConsentTakesDownAPostWhoseEarlierVersionStoodOnIt() {
        Member author = community.stranger();
        Post post = published(author, NAMED, consent(NAMED));
        publisher.edit(author.id(), post.id(), Draft.of("Going home after six weeks."), Said.NOTHING, false);

        long consent = consents.of(author.id()).getFirst().id();

        assertThat(publisher.withdrawConsent(consent, author.id())).containsExactly(post.id());
    }

    @Test
    void consentMustBeComplete() {
        Member author = community.stranger();
        String seen = publisher.fingerprint(Draft.of(NAMED));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (NewConsent incomplete : List.of(
                new NewConsent(seen, "", Signer.PATIENT, today, "paper file of the ward"),
                new NewConsent(seen, "the story", Signer.GUARDIAN, today, ""),
                new NewConsent(seen, "the story", Signer.NEXT_OF_KIN, today.plusDays(3), "paper file of the ward"),
                new NewConsent(seen, "the story", Signer.PATIENT, today, "with MRN 00817263"))) {
            assertThat(publish(author, NAMED, new Said(List.of(), List.of(), Optional.of(incomplete))))
                    .isInstanceOf(PublishOutcome.Refused.class);
        }
        assertThat(consents.of(author.id())).isEmpty();
    }

    @Test
    void scheduledPostKeepsItsReasonsAndItsConsentUntilItsTime() {
        Member author = community.stranger();
        Said both = new Said(
                List.of(new Answer("Dayton", false)),
                List.of(new NotPatient("John Tremblay", Reason.FICTIONAL, "the hero of our novel")),
                consent(NAMED).consent());
        NewPost later = new NewPost(
                Draft.of(NAMED),
                both,
                Optional.empty(),
                Optional.of(Instant.now().plus(Duration.ofHours(2))),
                Optional.empty());

        PublishOutcome outcome = publisher.publish(author.id(), later);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PublishOutcome.Scheduled.class,
                        scheduled -> assertThat(community
                                        .part(ScheduledPosts.class)
                                        .byId(author.id(), scheduled.scheduled().id())
                                        .orElseThrow()
                                        .said())
                                .isEqualTo(both));
        assertThat(consents.of(author.id())).as("recorded when it goes out").isEmpty();
    }

    @Test
    void officerReviewsAndTakesDown() {
        Member author = community.stranger();
        Member officer = community.stranger();
        int before = overrides.countToReview();
        Post post = published(author, NAMED, notPatient("John Tremblay", Reason.HISTORIC, ""));
        Post other = published(author, NAMED + " Twice.", notPatient("John Tremblay", Reason.HISTORIC, ""));
        assertThat(overrides.countToReview()).isGreaterThanOrEqualTo(before + 2);

        assertThat(overrides.review(post.id().value(), officer.id())).isTrue();
        assertThat(overrides.review(post.id().value(), officer.id())).isFalse();
        assertThat(kept(post)).allSatisfy(each -> assertThat(each.reviewedAt()).isPresent());

        assertThat(publisher.takeDown(author.id(), other.id(), officer.id())).isTrue();
        assertThat(posts.byId(other.id(), Optional.of(author.id()))).isEmpty();
        assertThat(community
                        .part(Withdrawals.class)
                        .byPost(author.id(), other.id().value()))
                .hasValueSatisfying(gone -> {
                    assertThat(gone.why()).isEqualTo(Withdrawal.Why.OFFICER);
                    assertThat(gone.by()).isEqualTo(officer.id());
                });
        assertThat(kept(other)).allSatisfy(each -> assertThat(each.isUp()).isFalse());
    }

    @Test
    void answerAboutAFullNameIsRememberedUntilItIsForgotten() {
        Member author = community.stranger();
        KnownNames names = community.part(KnownNames.class);
        Question question = question(author);

        published(author, question.text(), Said.answering(List.of(new Answer(question.name(), false))));

        assertThat(names.remembered(author.id()))
                .containsExactly(question.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(publisher.preview(author.id(), Draft.of(question.text()), Said.NOTHING))
                .isInstanceOf(Verdict.Clear.class);
        assertThat(publisher.preview(community.stranger().id(), Draft.of(question.text()), Said.NOTHING))
                .as("somebody else's answers")
                .isInstanceOf(Verdict.Ask.class);

        assertThat(names.forget(author.id(), names.remembered(author.id()).getFirst()))
                .isTrue();
        assertThat(publisher.preview(author.id(), Draft.of(question.text()), Said.NOTHING))
                .isInstanceOf(Verdict.Ask.class);
    }

    @Test
    void whoIsFollowedOrMentionedIsNotAskedAbout() {
        Member author = community.stranger();
        Member colleague = community.stranger();
        Question question = question(author);
        community.part(Accounts.class).change(colleague.id(), named("Dr. " + question.name() + ", MD"));

        assertThat(publisher.preview(author.id(), Draft.of(question.text() + " @" + colleague.name()), Said.NOTHING))
                .isInstanceOf(Verdict.Clear.class);
        Member follower = community.stranger();
        community.part(Follows.class).start(follower.id(), colleague.id(), true, false);
        assertThat(publisher.preview(follower.id(), Draft.of(question.text()), Said.NOTHING))
                .isInstanceOf(Verdict.Clear.class);
    }

    @Test
    void namesOfColleaguesAreFullNamesWithoutTitles() {
        assertThat(KnownNames.fullName("Dr. Anna Lindgren, MD")).contains("anna lindgren");
        assertThat(KnownNames.fullName("Prof. Dr. José  Núñez (he/him)")).contains("josé núñez");
        assertThat(KnownNames.fullName("Anna")).isEmpty();
        assertThat(KnownNames.fullName("Dr. Who")).isEmpty();
        assertThat(KnownNames.fullName("")).isEmpty();
    }

    private static ProfileChange named(String displayName) {
        return new ProfileChange(
                Optional.of(displayName),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private record Question(String text, String name) {}

    /** A text with nothing but a question about one full name; the first of many that the guard finds hard to tell. */
    private Question question(Member author) {
        for (String name : List.of("Margaret Oyelaran", "Tomasz Halvorsen", "Priya Raghunathan", "Grace Holloway")) {
            for (String text : UNCLEAR) {
                String written = text.formatted(name);
                if (publisher.preview(author.id(), Draft.of(written), Said.NOTHING) instanceof Verdict.Ask(var asked)
                        && asked.stream()
                                .allMatch(finding -> words(written, finding).equals(name))) {
                    return new Question(written, name);
                }
            }
        }
        throw new AssertionError("the guard asks about none of these");
    }

    private static String words(String text, Finding finding) {
        return text.substring(finding.start(), finding.end());
    }

    private static Said notPatient(String words, Reason reason, String note) {
        return new Said(List.of(), List.of(new NotPatient(words, reason, note)), Optional.empty());
    }

    private Said consent(String text) {
        NewConsent consent = new NewConsent(
                publisher.fingerprint(Draft.of(text)),
                "the story of this stay",
                Signer.PATIENT,
                LocalDate.of(2026, 11, 20),
                "folder 3 in the secretary's office");
        return new Said(List.of(), List.of(), Optional.of(consent));
    }

    private PublishOutcome publish(Member author, String text, Said said) {
        return publisher.publish(
                author.id(), new NewPost(Draft.of(text), said, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Post published(Member author, String text, Said said) {
        return ((PublishOutcome.Published) publish(author, text, said)).post();
    }

    private List<SettledFinding> kept(Post post) {
        return overrides.list(Set.of(Ground.values()), false, Long.MAX_VALUE, 1000).stream()
                .filter(each -> new PostId(each.post()).equals(post.id()))
                .toList();
    }
}
