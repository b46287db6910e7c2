package health.rounds.journeys;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.Relationships;
import health.rounds.announcements.Announcements;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.identity.Role;
import health.rounds.media.MediaLibrary;
import health.rounds.media.Upload;
import health.rounds.media.UploadOutcome;
import health.rounds.platform.Page;
import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.Drafts;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.timelines.Timelines;
import health.rounds.timelines.Timelines.AccountFilter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A small community with something on every page, made once for the tests that look at all of them. */
final class Ward {
    private static final String POINT =
            "ECG teaching point: a posterior infarct hides in V1 to V3. Tall R, upright T, ST depression. "
                    + "Put leads on the back before you call it ischaemia. #ECG #MedEd";

    final Member anna;
    final Member ben;
    final String threadPath;
    final String pollPath;
    final String photoPath;
    /** A post of Carla's that quotes one of Ben's. */
    final String quotePath;

    private final Community community;

    private Ward(Community community) throws IOException {
        this.community = community;
        Publisher publisher = community.part(Publisher.class);
        Reactions reactions = community.part(Reactions.class);
        anna = person(
                "anna_reyes",
                "Anna Reyes",
                "Cardiologist. I teach ECGs to anyone who sits still long enough. #ECG",
                Role.ADMIN);
        ben = person("ben_osei", "Ben Osei", "Resident in internal medicine, night shifts mostly.", Role.MEMBER);
        Member carla = person("carla_lind", "Carla Lind", "Nurse educator, dialysis.", Role.MEMBER);
        Member dora = person("dora_klein", "Dora Klein", "Paediatric surgeon.", Role.MEMBER);
        person("elif_demir", "Elif Demir", "Emergency physician. Ultrasound before opinion.", Role.MEMBER);
        person("jonas_weber", "Jonas Weber", "Hospital pharmacist, antibiotic rounds on Mondays.", Role.MEMBER);
        Follows follows = community.part(Follows.class);
        for (Member other : List.of(anna, carla)) {
            follows.start(ben.id(), other.id(), true, false);
        }
        follows.start(anna.id(), ben.id(), true, false);
        follows.start(carla.id(), anna.id(), true, false);
        community.part(Relationships.class).mute(ben.id(), dora.id(), true, Optional.empty());

        Writing.publish(
                community,
                carla,
                "Handover works better standing up. We tried it for a month: four minutes shorter, and nobody missed the potassium. #Handover");
        pollPath = Writing.publish(
                community,
                carla,
                Writing.poll(
                        "What do you check first when the dialysis pump alarms?",
                        "Access",
                        "Clotting",
                        "Pressure limits"));
        photoPath = Writing.publish(community, anna, photo());
        String rule = Writing.publish(
                community, ben, "Night shift rule: look at the patient before you look at the monitor.");
        quotePath = Writing.publish(community, carla, Writing.quoting(rule, "True by day as well."));
        Writing.publish(
                community,
                anna,
                Writing.warned("Surgical photograph discussed", "The margin was clear in all four quadrants."));
        threadPath = Writing.publish(community, anna, POINT);
        PostId root = new PostId(Long.parseLong(threadPath.substring(threadPath.lastIndexOf('/') + 1)));
        PostId reply = reply(
                ben, root, "@anna_reyes V7 to V9 changed what we did twice this month. How far up do you put V9?");
        reply(anna, reply, "@ben_osei Left of the spine, level with V6. Same height for all three.");
        reply(carla, root, "@anna_reyes Printing this for the ward.");
        reply(
                anna,
                root,
                Visibility.DIRECT,
                "@ben_osei Would you teach this one on Thursday? I will bring the tracing.");
        publisher.edit(
                carla.id(),
                lastOf(carla),
                Draft.of("Printing this for the ward, and for the night team."),
                Said.NOTHING,
                false);
        community
                .part(Announcements.class)
                .publish(new NewAnnouncement(
                        "The library opens at eight from Monday on. Thank you, @carla_lind!",
                        Optional.empty(),
                        Optional.empty(),
                        false));
        reactions.favourite(ben.id(), root);
        reactions.favourite(carla.id(), root);
        reactions.bookmark(ben.id(), root);
        publisher.boost(carla.id(), root, Visibility.PUBLIC);
        reactions.favourite(anna.id(), reply);
        follows.start(dora.id(), ben.id(), true, false);
        community.part(Drafts.class).save(ben.id(), Optional.empty(), Draft.of("Half a thought about sodium"));
        publisher.publish(
                ben.id(),
                new NewPost(
                        Draft.of("Journal club on Thursday: bring the forest plot."),
                        Said.NOTHING,
                        Optional.empty(),
                        Optional.of(Instant.now().plus(Duration.ofDays(2))),
                        Optional.empty()));
    }

    private static @Nullable Ward only;

    /** The ward of this run. */
    static synchronized Ward of(Community community) {
        try {
            Ward ward = only == null ? new Ward(community) : only;
            only = ward;
            return ward;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Member person(String username, String name, String bio, Role role) {
        Member member = community.join(username, role);
        community
                .part(Accounts.class)
                .change(
                        member.id(),
                        new ProfileChange(
                                Optional.of(name),
                                Optional.of(bio),
                                Optional.of(List.of(
                                        new ProfileField("Works on", "Wards, mostly"),
                                        new ProfileField("Reads", "https://example.org/journal"))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty()));
        return member;
    }

    private PostId reply(Member author, PostId to, String text) {
        return reply(author, to, Visibility.PUBLIC, text);
    }

    private PostId reply(Member author, PostId to, Visibility visibility, String text) {
        String path = Writing.publish(
                community,
                author,
                new Draft(
                        text, "", false, Optional.of("en"), visibility, Optional.of(to), List.of(), Optional.empty()));
        return new PostId(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
    }

    private PostId lastOf(Member author) {
        return community
                .part(Timelines.class)
                .account(author.id(), Optional.of(author.id()), AccountFilter.ALL, Page.first(1))
                .getFirst();
    }

    private Draft photo() throws IOException {
        var outcome = community
                .part(MediaLibrary.class)
                .upload(new Upload(
                        anna.id(),
                        new ByteArrayInputStream(picture()),
                        "tracing.png",
                        "A drawn tracing with tall R waves on teal paper",
                        Optional.empty(),
                        List.of()));
        var media = ((UploadOutcome.Stored) outcome).media();
        return new Draft(
                "Spot it before you scroll: what is wrong with this tracing?",
                "",
                false,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(media.id()),
                Optional.empty());
    }

    /** A drawn tracing: no picture of anyone, and free to keep. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1200, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xe8f4f3), 0, 700, new Color(0xcfe6e4)));
        pen.fillRect(0, 0, 1200, 700);
        pen.setColor(new Color(0xb3d6d3));
        for (int at = 0; at < 1200; at += 40) {
            pen.drawLine(at, 0, at, 700);
            pen.drawLine(0, at, 1200, at);
        }
        pen.setColor(new Color(0x0b5a5e));
        pen.setStroke(new BasicStroke(6));
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int[] beat = {0, 0, -20, 0, 25, -190, 40, 0, 0, -45, -55, -20, 0, 0};
        for (int i = 0; i < 46; i++) {
            pen.drawLine(i * 26, 400 + beat[i % beat.length], (i + 1) * 26, 400 + beat[(i + 1) % beat.length]);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
