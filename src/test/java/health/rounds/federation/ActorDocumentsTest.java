package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.media.MediaLibrary;
import health.rounds.media.ProfilePicture;
import health.rounds.media.ProfilePictureOutcome;
import health.rounds.testkit.Community;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ActorDocumentsTest {
    private final Community community = Community.shared();
    private final Community.Member anna = community.stranger();

    @Test
    void actorIsServedUnderItsIdItsPageAndItsKeys() {
        String id = community.address("/users/" + anna.name()).toString();
        Fetch fetched = Fetch.of(id);
        JsonNode actor = fetched.ok();
        assertThat(actor.get("id").asString()).isEqualTo(id);
        assertThat(fetched.header("Content-Type")).containsExactly("application/activity+json;charset=utf-8");
        assertThat(fetched.header("Vary")).contains("Accept");
        assertThat(fetched.header("Access-Control-Allow-Origin")).containsExactly("*");
        JsonNode key = actor.get("publicKey");
        assertThat(key.get("id").asString()).isEqualTo(id + "#main-key");
        assertThat(key.get("owner").asString()).isEqualTo(id);
        assertThat(key.get("publicKeyPem").asString()).startsWith("-----BEGIN PUBLIC KEY-----\n");
        JsonNode method = actor.get("assertionMethod").get(0);
        assertThat(method.get("id").asString()).isEqualTo(id + "#ed25519-key");
        assertThat(method.get("publicKeyMultibase").asString()).startsWith("z6Mk");
        for (String address : List.of(
                key.get("id").asString(),
                method.get("id").asString(),
                community.address("/@" + anna.name()).toString())) {
            assertThat(Fetch.of(address).ok()).as(address).isEqualTo(actor);
        }
    }

    /** What Mastodon demands of every actor: from handle to actor and back (FEDERATION.md of Mastodon). */
    @Test
    void handleAndActorNameEachOther() {
        for (String path : List.of("/users/" + anna.name(), "/actor")) {
            JsonNode actor = Fetch.of(path).ok();
            JsonNode found = Fetch.of("/.well-known/webfinger?resource=acct:"
                            + actor.get("webfinger").asString())
                    .ok();
            assertThat(found.get("links").get(0).get("href").asString())
                    .isEqualTo(actor.get("id").asString());
            assertThat(found.get("subject").asString())
                    .isEqualTo("acct:" + actor.get("preferredUsername").asString() + "@"
                            + community.address("").getAuthority());
        }
    }

    @Test
    void whateverTheActorNamesIsThere() {
        JsonNode actor = Fetch.of("/users/" + anna.name()).ok();
        for (String list : List.of("outbox", "followers", "following", "featured", "featuredTags")) {
            JsonNode collection = Fetch.of(actor.get(list).asString()).ok();
            assertThat(collection.get("id")).as(list).isEqualTo(actor.get(list));
            assertThat(collection.get("totalItems").asInt()).as(list).isZero();
        }
    }

    @Test
    void browsersAreLedToTheProfile() {
        Fetch fetched = Fetch.of("/users/" + anna.name(), Fetch.BROWSER);
        assertThat(fetched.status()).isEqualTo(302);
        assertThat(fetched.header("Location"))
                .containsExactly(community.address("/@" + anna.name()).toString());
    }

    @Test
    void suspendedActorSaysNothingElse() {
        Community.Member member = community.stranger();
        community.part(Accounts.class).change(member.id(), bio("About me"));
        community.part(Sanctioned.class).impose(member.id(), Sanction.SUSPENDED);
        JsonNode actor = Fetch.of("/users/" + member.name()).ok();
        assertThat(actor.get("suspended").asBoolean()).isTrue();
        assertThat(actor.get("summary").asString()).isEmpty();
        for (String part : List.of("outbox", "followers", "following", "collections/featured", "collections/tags")) {
            assertThat(Fetch.of("/users/" + member.name() + "/" + part).status())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    @Test
    void erasedActorIsGone() {
        Community.Member member = community.stranger();
        community.part(Accounts.class).erase(member.id());
        for (String path : List.of("", "/outbox", "/posts/1")) {
            assertThat(Fetch.of("/users/" + member.name() + path).status())
                    .as(path)
                    .isEqualTo(410);
        }
    }

    @Test
    void whoWaitsToBeLetInIsNotThereYet() {
        String waiting = "waits_" + anna.name();
        community.part(Accounts.class).createWaiting(waiting, "");
        assertThat(Fetch.of("/users/" + waiting).status()).isEqualTo(404);
    }

    @Test
    void communityIsAnActor() {
        JsonNode actor = Fetch.of("/actor").ok();
        assertThat(actor.get("type").asString()).isEqualTo("Application");
        assertThat(actor.get("preferredUsername").asString())
                .isEqualTo(community.address("").getHost());
        assertThat(actor.get("publicKey").get("id").asString()).isEqualTo(community.address("/actor") + "#main-key");
        assertThat(Fetch.of(actor.get("outbox").asString())
                        .ok()
                        .get("totalItems")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/nobody_of_that_name",
                "/users/",
                "/users/a.b",
                "/users/%F0%9F%98%80",
                "/users/anna@elsewhere.example",
                "/actor/nowhere",
                "/@nobody_of_that_name"
            })
    void whatNeverWasIsNotFound(String path) {
        Fetch fetched = Fetch.of(path);
        assertThat(fetched.status()).isBetween(400, 404);
        assertThat(fetched.json().get("error").asString()).isNotBlank();
    }

    /** CVE-2024-25623: what members upload is never taken for a document, whoever asks for it and however. */
    @Test
    void cve202425623UploadsAreNeverServedAsDocuments() throws IOException {
        MediaLibrary library = community.part(MediaLibrary.class);
        byte[] forged = ("{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"Person\",\"id\":\""
                        + community.address("/media/forged.json") + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(library.storeProfilePicture(anna.id(), new ByteArrayInputStream(forged), ProfilePicture.AVATAR))
                .isNotInstanceOf(ProfilePictureOutcome.Stored.class);
        ProfilePictureOutcome outcome =
                library.storeProfilePicture(anna.id(), new ByteArrayInputStream(picture()), ProfilePicture.AVATAR);
        assertThat(outcome).isInstanceOfSatisfying(ProfilePictureOutcome.Stored.class, stored -> {
            Fetch fetched = Fetch.of("/media/" + stored.file());
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.header("Content-Type").getFirst()).startsWith("image/");
            assertThat(fetched.header("X-Content-Type-Options")).containsExactly("nosniff");
        });
    }

    private static ProfileChange bio(String bio) {
        return new ProfileChange(
                Optional.empty(),
                Optional.of(bio),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
