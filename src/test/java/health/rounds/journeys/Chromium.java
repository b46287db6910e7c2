package health.rounds.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** The installed Chromium; each visitor has a window of their own, as on a device of their own. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final Community community;

    private Chromium(Playwright playwright, Browser browser, Community community) {
        this.playwright = playwright;
        this.browser = browser;
        this.community = community;
    }

    /** Opens the browser; where it is not installed, the test is skipped and says so. */
    static Chromium open(Community community) {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), "skipped: " + PROGRAM + " is missing; apt-get install chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--force-device-scale-factor=1")));
        return new Chromium(playwright, browser, community);
    }

    /** What is special about a visitor's device. */
    record Device(int width, int height, ColorScheme scheme, boolean script) {
        static final Device DESKTOP = new Device(1280, 900, ColorScheme.LIGHT, true);
        static final Device PHONE = new Device(390, 844, ColorScheme.LIGHT, true);

        Device dark() {
            return new Device(width, height, ColorScheme.DARK, script);
        }

        Device withoutScript() {
            return new Device(width, height, scheme, false);
        }

        Device wide(int pixels) {
            return new Device(pixels, height, scheme, script);
        }
    }

    /** The window of someone who has not signed in. */
    Page visit(Device device) {
        return visit(device, new Browser.NewContextOptions());
    }

    /** A window with the cookies of another ({@link BrowserContext#storageState()}), and an empty cache. */
    Page visit(Device device, String cookies) {
        return visit(device, new Browser.NewContextOptions().setStorageState(cookies));
    }

    private Page visit(Device device, Browser.NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setBaseURL(community.address("/").toString())
                        .setViewportSize(device.width(), device.height())
                        .setColorScheme(device.scheme())
                        .setJavaScriptEnabled(device.script())
                        .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    /** The window of a member who has just signed in and sees the home page. */
    Page visit(Device device, Member member) {
        Page page = visit(device);
        signIn(page, member);
        return page;
    }

    static void signIn(Page page, Member member) {
        page.navigate("/sign-in");
        page.locator("main input[name=login]").fill(member.name());
        page.locator("main input[name=password]").fill(Community.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.locator("nav a[href='/notifications']").waitFor();
    }

    /** Does something in a window and closes it. */
    void in(Page page, Consumer<Page> work) {
        try {
            work.accept(page);
        } finally {
            page.context().close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
