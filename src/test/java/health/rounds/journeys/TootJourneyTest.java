package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command-line app toot, unmodified: Ben signs in with it and does everything that it offers. */
class TootJourneyTest {
    private final Community community = Community.shared();
    private final Community.Member ben = community.stranger();
    private final Community.Member anna = community.stranger();

    @TempDir
    private Path home;

    @Test
    void benDoesEverythingThatTootOffers() throws Exception {
        SeenClient seen = SeenClient.begin("toot");
        Toot toot = Toot.signedIn(home, ben);
        assertThat(toot.run("whoami")).contains("@" + ben.name(), "Followers: 0");
        assertThat(toot.run("instance", Toot.server(), "--disable-https")).contains("running Mastodon 4.5.0");

        String first = toot.post("Rounds from the command line #" + ben.name());
        String reply = toot.post(
                "With a picture", "--reply-to", first, "--media", picture(), "--description", "A blank square");
        assertThat(toot.run("thread", first)).contains("With a picture", "In reply to " + first, "/media/");
        toot.post("Only a picture follows", "--media", picture(), "--sensitive", "--spoiler-text", "Square");
        assertThat(toot.run("post", "For later", "--scheduled-in", "2 hours")).contains("Toot scheduled for");

        assertThat(toot.run("timeline", "--once")).contains("Only a picture follows", "With a picture");
        assertThat(toot.run("timeline", "--public", "--once")).contains("Rounds from the command line");
        assertThat(toot.run("timeline", "--tag", ben.name(), "--once")).contains("Rounds from the command line");

        for (String act : List.of("favourite", "bookmark", "reblog", "pin")) {
            assertThat(toot.run(act, first)).contains("✓ Status " + done(act));
        }
        assertThat(toot.run("reblogged_by", first)).contains("@" + ben.name());
        assertThat(toot.run("bookmarks", "--once")).contains("Rounds from the command line");
        for (String act : List.of("unfavourite", "unbookmark", "unreblog", "unpin")) {
            assertThat(toot.run(act, first)).contains("✓ Status " + done(act));
        }

        assertThat(toot.run("follow", anna.name())).contains("You are now following");
        assertThat(toot.run("following", ben.name())).contains("@" + anna.name());
        assertThat(toot.run("followers", "@" + anna.name() + "@" + Toot.server()))
                .contains("@" + ben.name());
        assertThat(toot.run("timeline", "--list", listWithAnna(), "--once")).contains("For the list");
        assertThat(toot.run("whois", anna.name())).contains("Followers: 1");
        for (String act : List.of("mute", "unmute", "block", "unblock", "unfollow")) {
            assertThat(toot.run(act, anna.name())).contains("✓");
        }
        assertThat(toot.run("search", anna.name())).contains("@" + anna.name());
        assertThat(toot.run("search", ben.name())).contains("#" + ben.name());
        assertThat(toot.run("upload", picture())).contains("type 'image'", "URL: http");
        assertThat(toot.run("tags_followed")).contains("not following any hashtags");
        assertThat(toot.run("tags_follow", "handover")).contains("You are now following #handover");
        assertThat(toot.run("tags_followed")).contains("#handover");
        assertThat(toot.run("tags_unfollow", "handover")).contains("You are no longer following #handover");

        annaAnswers(first);
        await().untilAsserted(() ->
                assertThat(toot.run("notifications")).contains("mentioned you in", "favourited your status"));
        assertThat(toot.run("notifications", "--mentions")).doesNotContain("favourited");
        assertThat(toot.run("notifications", "--clear")).contains("Cleared");

        assertThat(toot.run("delete", reply)).contains("✓ Status deleted");
        assertThat(toot.run("thread", first)).doesNotContain("With a picture");
        String held = toot.failing("post", "Call the son of my patient on 212-555-0187.");
        assertThat(held).contains("Not published", "telephone number");
        assertThat(toot.run("auth")).contains(ben.name() + "@" + Toot.server());
        assertThat(toot.run("logout", ben.name() + "@" + Toot.server())).contains("logged out");
        seen.end(SeenClient.pythonVersion("toot"));
    }

    /** What another member does, so that there is something to be told of. */
    private void annaAnswers(String post) throws Exception {
        MemberApi.of(anna).post("/api/v1/statuses/" + post + "/favourite", "");
        MemberApi.of(anna).post("/api/v1/statuses", "status=%40" + ben.name() + "+well+said&in_reply_to_id=" + post);
    }

    /** toot reads lists, but does not make them. */
    private String listWithAnna() throws Exception {
        MemberApi own = MemberApi.of(ben);
        own.post("/api/v1/lists", "title=Own");
        String list = own.get("/api/v1/lists").get(0).get("id").asString();
        own.post("/api/v1/lists/" + list + "/accounts", "account_ids%5B%5D=" + anna.id());
        MemberApi.of(anna).post("/api/v1/statuses", "status=For+the+list");
        return list;
    }

    private String picture() throws IOException {
        Path file = home.resolve("square.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file.toString();
    }

    private static String done(String act) {
        return act.endsWith("pin")
                ? act + "ned"
                : act.endsWith("reblog") ? act + "ged" : act.endsWith("e") ? act + "d" : act + "ed";
    }
}
