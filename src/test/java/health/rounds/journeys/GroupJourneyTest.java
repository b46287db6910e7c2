package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.discovery.Finder;
import health.rounds.groups.Group;
import health.rounds.groups.GroupOutcome;
import health.rounds.groups.GroupPosts;
import health.rounds.groups.GroupText;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.identity.Role;
import health.rounds.platform.Page;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Documents;
import health.rounds.testkit.Neighbours;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import health.rounds.timelines.Timelines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A group here, with members here, on another community, and on a server that speaks of groups as Lemmy does. */
class GroupJourneyTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    private final Community here = Neighbours.here();
    private final Community there = Neighbours.there();
    private final OtherServer lemmy = new OtherServer("lemmy");
    private final Member head = here.stranger(Role.MODERATOR);
    private final Member anna = here.stranger();
    private final Member ben = there.stranger();
    private final Group group = start();
    private final URI inbox = here.publicUrl().resolve("/users/" + name() + "/inbox");

    @AfterEach
    void close() {
        lemmy.close();
    }

    @Test
    void membersHereAndThereReadWhatEitherWrites() {
        joinHere(anna);
        Account groupThere = joinThere(ben);
        assertThat(groupThere.group()).isTrue();

        Post asked = publish(there, ben, "@" + handle() + " Which stain first?", Optional.empty());

        eventually(() -> home(here, anna).size() == 1);
        Post copy = only(here, home(here, anna));
        assertThat(copy.text()).contains("Which stain first?");
        Post answer = publish(here, anna, "The cheap one.", Optional.of(copy.id()));
        eventually(() -> texts(there, ben).contains("The cheap one."));

        there.part(Publisher.class)
                .edit(ben.id(), asked.id(), Draft.of("@" + handle() + " Which stain last?"), Said.NOTHING, false);
        eventually(() -> only(here, List.of(copy.id())).text().contains("last"));
        here.part(Publisher.class).withdraw(anna.id(), answer.id());
        eventually(() -> texts(there, ben).isEmpty());
    }

    @Test
    void banAndRemovalHoldOnBothSides() {
        joinHere(anna);
        Account groupThere = joinThere(ben);
        Member carla = there.stranger();
        joinThere(carla);
        Post good = publish(there, ben, "@" + handle() + " A case of mine", Optional.empty());
        eventually(() -> home(here, anna).size() == 1 && home(there, carla).size() == 1);
        PostId copy = only(here, home(here, anna)).id();

        assertThat(here.part(GroupPosts.class).remove(head.id(), group.id(), copy))
                .isTrue();

        eventually(() -> home(here, anna).isEmpty() && home(there, carla).isEmpty());
        assertThat(there.part(Posts.class).unfiltered(List.of(good.id()))).hasSize(1);

        AccountId banned = only(here, List.of(copy)).author();
        assertThat(here.part(GroupPosts.class).ban(head.id(), group.id(), banned))
                .isTrue();
        eventually(() -> !there.part(Follows.class).isFollowing(ben.id(), groupThere.id()));
        publish(there, ben, "@" + handle() + " Let me in again", Optional.empty());
        publish(there, carla, "@" + handle() + " Another case", Optional.empty());
        eventually(() -> texts(here, anna).stream().anyMatch(text -> text.endsWith("Another case")));
        assertThat(home(here, anna)).hasSize(1);
    }

    @Test
    void lemmyReadsTheGroupAsItsOwnKind() throws Exception {
        JsonNode actor = document("/users/" + name());
        assertThat(actor.get("type").asString()).isEqualTo("Group");
        assertThat(actor.get("name").asString()).isEqualTo("Residents");
        assertThat(actor.get("summary").asString()).contains("For those in training.", "Be kind.");
        assertThat(actor.get("manuallyApprovesFollowers").asBoolean()).isFalse();
        assertThat(actor.get("postingRestrictedToMods").asBoolean()).isFalse();
        assertThat(actor.get("publicKey").get("publicKeyPem").asString()).startsWith("-----BEGIN PUBLIC KEY");
        for (String name : List.of("inbox", "outbox", "followers", "featured")) {
            assertThat(actor.get(name).asString()).startsWith(here.publicUrl() + "/users/" + name());
        }
        String moderators = actor.get("attributedTo").asString();
        assertThat(actor.get("moderators").asString()).isEqualTo(moderators);
        JsonNode list = document(URI.create(moderators).getPath());
        assertThat(list.get("orderedItems").get(0).asString()).isEqualTo(here.publicUrl() + "/users/" + head.name());
    }

    @Test
    void followerOfLemmysKindGetsWhatIsDoneWhole() throws Exception {
        joinHere(anna);
        OtherPerson finn = follower();

        Post post = publish(here, anna, "@" + handle() + " Who is on call?", Optional.empty());
        String uri = here.publicUrl() + "/users/" + anna.name() + "/posts/" + post.id();

        JsonNode boost = hears(finn, it -> isAnnounce(it) && it.path("object").isString());
        assertThat(boost.get("object").asString()).isEqualTo(uri);
        JsonNode create = hears(finn, it -> announces(it, "Create"));
        assertThat(create.get("actor").asString()).isEqualTo(actor());
        assertThat(create.get("to").get(0).asString()).isEqualTo(Documents.PUBLIC);
        assertThat(create.get("cc").get(0).asString()).isEqualTo(actor() + "/followers");
        JsonNode inner = create.get("object");
        assertThat(inner.get("actor").asString()).isEqualTo(here.publicUrl() + "/users/" + anna.name());
        assertThat(inner.get("audience").asString()).isEqualTo(actor());
        assertThat(inner.get("object").get("id").asString()).isEqualTo(uri);
        assertThat(inner.get("object").get("audience").asString()).isEqualTo(actor());
        assertThat(inner.get("object").get("cc").toString()).contains(actor());

        here.part(Reactions.class).favourite(head.id(), post.id());
        assertThat(hears(finn, it -> announces(it, "Like"))
                        .get("object")
                        .get("object")
                        .asString())
                .isEqualTo(uri);
        here.part(Reactions.class).unfavourite(head.id(), post.id());
        hears(finn, it -> announces(it, "Undo"));
        here.part(Publisher.class)
                .edit(anna.id(), post.id(), Draft.of("@" + handle() + " Who is on call now?"), Said.NOTHING, false);
        hears(finn, it -> announces(it, "Update"));
        here.part(GroupPosts.class).remove(head.id(), group.id(), post.id());
        assertThat(hears(finn, it -> announces(it, "Delete"))
                        .get("object")
                        .get("actor")
                        .asString())
                .isEqualTo(here.publicUrl() + "/users/" + head.name());
        hears(finn, it -> it.path("type").asString().equals("Undo"));
    }

    @Test
    void whatLemmySendsIsPassedOnAsItCame() throws Exception {
        joinHere(anna);
        OtherPerson finn = follower();
        Map<String, Object> page = Documents.with(
                finn.note("New guideline"),
                Map.of("to", List.of(actor(), Documents.PUBLIC), "audience", actor(), "name", "HFpEF"));
        lemmy.serve(URI.create(Documents.id(page)).getPath(), page);
        Map<String, Object> create = Documents.with(finn.activity("Create", page), Map.of("audience", actor()));
        assertThat(finn.letter(create).to(inbox)).isEqualTo(202);

        eventually(() -> home(here, anna).size() == 1);
        PostId copy = only(here, home(here, anna)).id();
        JsonNode announced = hears(finn, it -> announces(it, "Create"));
        assertThat(announced.get("object")).isEqualTo(JSON.valueToTree(create));

        Map<String, Object> silent = finn.activity("Like", Documents.id(page));
        Map<String, Object> vote =
                Documents.with(finn.activity("Like", Documents.id(page)), Map.of("cc", List.of(actor())));
        assertThat(finn.letter(silent).to(inbox)).isEqualTo(202);
        assertThat(finn.letter(vote).to(inbox)).isEqualTo(202);
        assertThat(hears(finn, it -> announces(it, "Like"))
                        .get("object")
                        .get("id")
                        .asString())
                .isEqualTo(Documents.id(vote));
        assertThat(heard(finn, it -> announces(it, "Like"))).hasSize(1);

        Map<String, Object> delete =
                Documents.with(finn.activity("Delete", Documents.id(page)), Map.of("cc", List.of(actor())));
        assertThat(finn.letter(delete).to(inbox)).isEqualTo(202);
        hears(finn, it -> announces(it, "Delete"));
        eventually(() -> here.part(Posts.class).unfiltered(List.of(copy)).isEmpty());
    }

    /** Whoever is no member writes in vain, and a stranger's server cannot say what a member wrote. */
    @Test
    void groupOfMembersPassesOnNothingOfOthers() throws Exception {
        here.part(Groups.class).change(head.id(), group.id(), new GroupText("Residents", "", "", Posting.MEMBERS));
        joinHere(anna);
        OtherPerson mallory = lemmy.person("mallory" + COUNT.incrementAndGet());
        OtherPerson finn = follower();
        send(mallory, mallory.note("Buy this"), mallory);
        send(mallory, finn.note("Finn says: buy this"), mallory);
        send(finn, finn.note("A question"), finn);
        eventually(() -> !home(here, anna).isEmpty());
        assertThat(texts(here, anna)).containsExactly("A question");
    }

    private void send(OtherPerson signer, Map<String, Object> note, OtherPerson actor) throws Exception {
        Map<String, Object> sent = Documents.with(note, Map.of("audience", actor()));
        signer.letter(Documents.with(actor.activity("Create", sent), Map.of("cc", List.of(actor()))))
                .to(inbox);
    }

    private OtherPerson follower() throws Exception {
        OtherPerson finn = lemmy.person("finn" + COUNT.incrementAndGet());
        assertThat(finn.letter(finn.activity("Follow", actor())).to(inbox)).isEqualTo(202);
        hears(finn, it -> it.path("type").asString().equals("Accept"));
        return finn;
    }

    private JsonNode hears(OtherPerson person, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> heard(person, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    private List<JsonNode> heard(OtherPerson person, Predicate<JsonNode> wanted) {
        return lemmy.asked("/users/" + person.name() + "/inbox").stream()
                .map(OtherServer.Asked::json)
                .filter(wanted)
                .toList();
    }

    private static boolean isAnnounce(JsonNode activity) {
        return activity.path("type").asString().equals("Announce");
    }

    private static boolean announces(JsonNode activity, String type) {
        return isAnnounce(activity)
                && activity.path("object").path("type").asString("").equals(type);
    }

    private JsonNode document(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(here.address(path))
                .header("Accept", OtherServer.ACTIVITY_JSON)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    private Group start() {
        GroupText text = new GroupText("Residents", "For those in training.", "Be kind.", Posting.EVERYBODY);
        String name = "residents" + COUNT.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        return ((GroupOutcome.Saved) here.part(Groups.class).start(head.id(), name, text)).group();
    }

    private String name() {
        return group.account().username();
    }

    private String actor() {
        return here.publicUrl() + "/users/" + name();
    }

    private String handle() {
        return name() + "@" + here.publicUrl().getRawAuthority();
    }

    private void joinHere(Member member) {
        here.part(Follows.class).start(member.id(), group.id(), true, false);
    }

    private Account joinThere(Member member) {
        Account known = there.part(Finder.class).account("@" + handle()).orElseThrow();
        there.part(Follows.class).start(member.id(), known.id(), true, false);
        eventually(() -> there.part(Follows.class).isFollowing(member.id(), known.id()));
        return known;
    }

    private static Post publish(Community community, Member author, String text, Optional<PostId> replyTo) {
        Draft draft =
                new Draft(text, "", false, Optional.empty(), Visibility.PUBLIC, replyTo, List.of(), Optional.empty());
        return ((PublishOutcome.Published) community.part(Publisher.class).publish(author.id(), NewPost.of(draft)))
                .post();
    }

    /** What others brought there: posts that were passed on. */
    private static List<PostId> home(Community community, Member member) {
        return community
                .part(Posts.class)
                .unfiltered(community.part(Timelines.class).home(member.id(), Page.first(20)))
                .stream()
                .flatMap(post -> post.boostOf().stream())
                .filter(id -> !only(community, List.of(id)).author().equals(member.id()))
                .toList();
    }

    private static List<String> texts(Community community, Member member) {
        return home(community, member).stream()
                .map(id -> only(community, List.of(id)).text())
                .toList();
    }

    private static Post only(Community community, List<PostId> ids) {
        return community.part(Posts.class).unfiltered(ids).getFirst();
    }

    private static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }
}
