package health.rounds.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.rounds.identity.Role;
import health.rounds.journeys.Chromium.Device;
import health.rounds.posts.PostSearch;
import health.rounds.privacy.Consents;
import health.rounds.testkit.Community.Member;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** From a finding to a published post, by every way that there is, and back again. */
class GuardJourneyTest extends BrowserJourney {
    private static final String NAMED = "My patient John Tremblay is going home after six weeks on the ward.";

    @Test
    void findingSaysWhyByWhichRuleAndTheConfirmationSaysWhatWasChanged() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            write(page, "My 93yo patient walked out of the hospital.");
            Locator finding = page.locator(".finding");
            assertThat(finding).containsText("Identifies");
            assertThat(finding).containsText("Few people are this old");
            assertThat(finding.locator(".rule")).containsText("Age over 89 · HIPAA");
            assertThat(finding.locator(".rule a")).hasAttribute("href", "/guard#age.over89");
            assertThat(page.locator(".backdrop mark")).hasText("93yo");
            assertThat(publish(page)).isDisabled();

            checked(page, () -> finding.locator(".use").click());
            publish(page).click();

            assertThat(page.locator(".flash"))
                    .containsText("Published. Checked: 1 change for privacy (an age over 89).");
        });
    }

    @Test
    void textInALanguageThatTheGuardDoesNotReadIsAskedAboutAsAWhole() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE.wide(320), anna), page -> {
            write(page, "Dzisiaj na oddziale uczyliśmy się, jak czytać zapis elektrokardiogramu, kiedy boli klatka.");
            assertThat(page.locator(".finding")).containsText("please check it yourself");
            assertThat(page.locator(".finding .use")).hasCount(0);
            assertThat(publish(page)).hasText("Answer first");
            checked(page, () -> page.locator(".finding .not").click());
            assertThat(page.locator(".finding")).hasCount(0);
            publish(page).click();
            assertThat(page.locator(".flash")).containsText("Published. Checked, with your answer.");
        });
    }

    @Test
    void confirmationSaysWhenNothingWasFound() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            write(page, "Lactate is not a diagnosis.");
            publish(page).click();
            assertThat(page.locator(".flash")).containsText("Published. Checked: nothing found.");
        });
    }

    @Test
    void reasonLetsABlockedNameOutAndTheOfficerSeesIt() {
        Member anna = COMMUNITY.stranger();
        Member officer = officer();
        String text = NAMED + " So ends chapter two.";
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            write(page, text);
            assertThat(publish(page)).isDisabled();
            page.locator(".override > summary").first().click();
            page.getByLabel("Who or what is it?").selectOption("FICTIONAL");
            page.getByLabel("In a few words").fill("the hero of the novel we read");
            assertThat(page.getByLabel("In a few words")).hasValue("the hero of the novel we read");
            checked(page, () -> page.locator(".finding .say").click());
            assertThat(page.locator(".finding")).hasCount(0);
            assertThat(page.locator(".overridden")).containsText("John Tremblay");
            publish(page).click();
            assertThat(page.locator(".flash")).containsText("1 override is recorded for the privacy officer");
        });
        chromium.in(chromium.visit(Device.PHONE, officer), page -> {
            page.navigate("/");
            assertThat(page.locator(".more .count").first()).isVisible();
            page.navigate("/moderation/privacy");
            Locator card =
                    page.locator(".overrides > li").filter(new Locator.FilterOptions().setHasText("chapter two"));
            assertThat(card).containsText("the hero of the novel we read");
            assertThat(card).containsText("Made up");
            card.getByRole(AriaRole.BUTTON, named("Take down")).click();
            assertThat(page.locator(".flash")).containsText("Taken down.");
        });
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            page.navigate("/settings/withdrawn");
            assertThat(page.locator(".cards")).containsText("A privacy officer of this community took it down.");
            page.navigate("/@" + anna.name());
            assertThat(page.locator(".post")).hasCount(0);
        });
    }

    @Test
    void overrideCanBeTakenBackBeforePublishing() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            write(page, NAMED);
            page.locator(".override > summary").first().click();
            page.getByLabel("Who or what is it?").selectOption("HISTORIC");
            checked(page, () -> page.locator(".finding .say").click());
            assertThat(publish(page)).isEnabled();
            checked(page, () -> page.locator(".overridden .back").click());
            assertThat(publish(page)).isDisabled();
            assertThat(page.locator(".finding")).hasCount(1);
        });
    }

    @Test
    void consentCountsForTheTextThatWasSeenAndTakingItBackTakesThePostDown() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            write(page, NAMED);
            consent(page);
            checked(page, () -> page.locator(".consent .say").click());
            assertThat(page.locator(".overridden")).containsText("With a recorded consent");
            assertThat(publish(page)).isEnabled();

            checked(page, () -> page.locator("#text").fill(NAMED + " At last."));
            assertThat(page.locator(".consent")).containsText("The text has changed since.");
            assertThat(publish(page)).isDisabled();

            page.getByLabel("Whoever signed saw exactly this text").check();
            checked(page, () -> page.locator(".consent .say").click());
            publish(page).click();
            assertThat(page.locator(".flash")).containsText("recorded for the privacy officer");

            page.navigate("/settings/consents");
            assertThat(page.locator(".cards")).containsText("the story of this stay");
            page.getByRole(AriaRole.BUTTON, WritingJourneyTest.named("It was taken back"))
                    .click();
            assertThat(page.locator(".flash")).containsText("1 post taken down with it");
            assertThat(page.locator(".cards")).containsText("taken back");
        });
        Assertions.assertThat(COMMUNITY
                        .part(PostSearch.class)
                        .find("At last", Optional.of(anna.id()), Optional.of(anna.id()), 0, 5))
                .isEmpty();
        Assertions.assertThat(COMMUNITY.part(Consents.class).of(anna.id()))
                .singleElement()
                .satisfies(kept -> Assertions.assertThat(kept.withdrawnAt()).isPresent());
    }

    @Test
    void overridingWorksWithoutScriptAndNeedsAReason() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.PHONE.withoutScript(), anna), page -> {
            page.navigate("/compose");
            page.locator("#text").fill(NAMED);
            page.locator("[data-publish]").click();
            page.locator(".override > summary").first().click();
            page.locator("[name=overrideReason]").selectOption("OTHER");
            page.locator(".finding .say").click();
            assertThat(page.locator(".check .problem")).containsText("Say in a few words");
            page.locator(".overridden .back").click();

            page.locator(".override > summary").first().click();
            page.locator("[name=overrideReason]").selectOption("OTHER");
            page.locator("[name=overrideNote]").fill("the name of our study of six weeks");
            page.locator(".finding .say").click();
            assertThat(page.locator(".finding")).hasCount(0);
            page.locator("[data-publish]").click();
            assertThat(page.locator(".flash")).containsText("Published.");
        });
    }

    @Test
    void overrideIsReachedByKeyboard() {
        Member anna = COMMUNITY.stranger();
        chromium.in(chromium.visit(Device.DESKTOP, anna), page -> {
            write(page, NAMED);
            KeyboardJourneyTest.tabTo(page, ".override > summary");
            page.keyboard().press("Enter");
            KeyboardJourneyTest.tabTo(page, "[name=overrideReason]");
            page.keyboard().type("A person");
            KeyboardJourneyTest.tabTo(page, ".finding .say");
            checked(page, () -> page.keyboard().press("Enter"));
            KeyboardJourneyTest.tabTo(page, "[data-publish]");
            page.keyboard().press("Enter");
            assertThat(page.locator(".flash")).containsText("Published.");
        });
    }

    @Test
    void withdrawingShowsAReceiptThatStays() {
        Member anna = COMMUNITY.stranger();
        String path = Writing.publish(COMMUNITY, anna, "Posted in a hurry.");
        chromium.in(chromium.visit(Device.PHONE, anna), page -> {
            page.navigate(path);
            assertThat(page.locator(".checked").first()).containsText("Checked by the guard");
            page.locator(".actions .menu summary").click();
            page.locator("a[href$='/withdraw']").click();
            page.getByRole(AriaRole.BUTTON, WritingJourneyTest.named("Withdraw everywhere"))
                    .click();
            assertThat(page.locator(".receipt")).containsText("none were sent");
            assertThat(page.locator(".receipt tbody tr")).hasCount(8);
            page.navigate(path);
            assertThat(page.locator(".post")).hasCount(0);
            page.navigate("/settings/withdrawn");
            page.locator(".cards a").click();
            assertThat(page.locator(".receipt")).isVisible();
        });
    }

    private static void consent(Page page) {
        page.locator(".override.consent > summary").click();
        page.getByLabel("What may be told or shown?").fill("the story of this stay");
        page.getByLabel("Who signed?").selectOption("PATIENT");
        page.getByLabel("Date on the paper").fill("2026-11-20");
        page.getByLabel("Where does the signed paper lie?").fill("folder 3 in the office");
        page.getByLabel("Whoever signed saw exactly this text").check();
    }

    private static Member officer() {
        return COMMUNITY.join("officer" + ProcessHandle.current().pid(), Role.PRIVACY_OFFICER);
    }

    private static void write(Page page, String text) {
        page.navigate("/compose");
        checked(page, () -> page.locator("#text").fill(text));
    }

    private static Locator publish(Page page) {
        return page.locator("[data-publish]");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
