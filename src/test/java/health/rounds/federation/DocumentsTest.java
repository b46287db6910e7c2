package health.rounds.federation;

import static health.rounds.testkit.Specimens.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Sanctions;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.Motion;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Quote;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyConsent;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import health.rounds.testkit.Community;
import health.rounds.testkit.Golden;
import health.rounds.testkit.Specimens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whole documents as other servers get them, member by member: the files beside this test are what a change here must explain. */
class DocumentsTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final PublicKeys KEYS =
            new PublicKeys("-----BEGIN PUBLIC KEY-----\nMII…\n-----END PUBLIC KEY-----\n", "z6Mk…");
    private static final Account ANNA = anna(Sanctions.NONE);
    private static final Account BEN = ben();
    private static final PostId POST = new PostId(201);
    private static final PostId PARENT = new PostId(200);

    private final Community community = Community.shared();
    private final Golden golden = new Golden(DocumentsTest.class, community);
    private final NoteJson notes = community.part(NoteJson.class);
    private final ActorJson actors = community.part(ActorJson.class);
    private final Activities activities = community.part(Activities.class);

    @Test
    void note() {
        matches(
                "note",
                notes.of(note(Visibility.UNLISTED), around(note(Visibility.UNLISTED)))
                        .in(Context.POST));
    }

    @Test
    void question() {
        Post post = with(
                plain("Which one?"), Optional.of(poll(Instant.parse("2999-01-01T00:00:00Z"), false)), Optional.empty());
        matches("question", notes.of(post, around(post)));
    }

    @Test
    void closedQuestion() {
        Post post = with(plain("Which one was it?"), Optional.of(poll(NOON, true)), Optional.empty());
        matches("question-closed", notes.of(post, around(post)));
    }

    @Test
    void votesThatAreHiddenAreNotTold() {
        Post post = with(
                plain("Which one?"), Optional.of(poll(Instant.parse("2999-01-01T00:00:00Z"), true)), Optional.empty());
        assertThat(JSON.writeValueAsString(notes.of(post, around(post)).json()))
                .contains("\"type\" : \"Collection\"\n    }")
                .doesNotContain("\"totalItems\" : 7");
    }

    @Test
    void article() {
        Post post = plain("On the reading of echocardiograms\n\n" + "A sentence of a long text. ".repeat(80));
        String json = matches("article", notes.of(post, around(post)));
        assertThat(json).contains("On the reading of echocardiograms");
    }

    @Test
    void quotingPost() {
        Post quoted = post(new PostId(202), BEN.id(), "Quoted", Visibility.PUBLIC, Optional.empty());
        Post post = with(
                plain("Look at this"),
                Optional.empty(),
                Optional.of(new Quote(quoted.id(), BEN.id(), Quote.State.ACCEPTED)));
        matches("quote", notes.of(post, around(post, quoted)));
    }

    @Test
    void quoteThatWasRevokedIsNotTold() {
        Post post = with(
                plain("Look at this"),
                Optional.empty(),
                Optional.of(new Quote(new PostId(202), BEN.id(), Quote.State.REVOKED)));
        assertThat(JSON.writeValueAsString(notes.of(post, around(post)).json()))
                .doesNotContain("quote\"", "_misskey_quote", "posts/202");
    }

    @Test
    void visibilityIsInTheAddressees() {
        matches("audiences", Stream.of(Visibility.values()).map(this::audience).toList());
    }

    private Map<String, Object> audience(Visibility visibility) {
        Post post = note(visibility);
        JsonNode json = JSON.valueToTree(notes.of(post, around(post)).json());
        return Thing.of(visibility.name())
                .with("to", json.get("to"))
                .with("cc", json.get("cc"))
                .json();
    }

    @Test
    void actor() {
        matches("actor", actors.of(ANNA, KEYS).in(Context.ACTOR));
    }

    @Test
    void suspendedActor() {
        matches("actor-suspended", actors.of(anna(new Sanctions(false, false, Optional.of(NOON), false)), KEYS));
    }

    @Test
    void communityActor() {
        matches("community", actors.community(KEYS).in(Context.ACTOR));
    }

    @Test
    void createUpdateAndDelete() {
        Post post = plain("Hello");
        matches(
                "post-activities",
                List.of(
                        activities.create(post, around(post)).json(),
                        activities.update(post, around(post), NOON).json(),
                        activities.delete(ANNA, POST).json()));
    }

    @Test
    void announce() {
        Post boosted = post(new PostId(202), BEN.id(), "Passed on", Visibility.PUBLIC, Optional.empty());
        Post boost = post(POST, ANNA.id(), "", Visibility.PUBLIC, Optional.of(boosted.id()));
        matches(
                "boost-activities",
                List.of(
                        activities
                                .announce(boost, boosted, around(boost, boosted))
                                .json(),
                        activities
                                .undoAnnounce(ANNA, POST, boosted.id(), around(boosted))
                                .json()));
    }

    @Test
    void whatMembersDoToEachOther() {
        Post post = post(new PostId(202), BEN.id(), "Liked", Visibility.PUBLIC, Optional.empty());
        matches(
                "acts",
                List.of(
                        activities.like(ANNA, post, BEN, 1).json(),
                        activities.undoLike(ANNA, post, BEN, 1).json(),
                        activities
                                .follow(ANNA, BEN, activities.followName(ANNA, 2))
                                .json(),
                        activities
                                .undoFollow(ANNA, BEN, activities.followName(ANNA, 2))
                                .json(),
                        activities
                                .accept(ANNA, BEN, Optional.of("https://other.example/follows/1"), 3)
                                .json(),
                        activities.reject(ANNA, BEN, Optional.empty(), 4).json(),
                        activities.block(ANNA, BEN, 5).json(),
                        activities.undoBlock(ANNA, BEN, 5).json(),
                        activities
                                .flag(6, "Breaks the rules", BEN, List.of("https://other.example/posts/1"))
                                .json(),
                        activities.vote(ANNA, post, BEN, 1, "Yes").json()));
    }

    @Test
    void whatMembersSayOfThemselves() {
        Post post = plain("Pinned");
        matches(
                "profile-activities",
                List.of(
                        activities.add(ANNA, post, 1).json(),
                        activities.remove(ANNA, post, 2).json(),
                        activities
                                .move(ANNA, "https://other.example/users/anna", 3)
                                .json(),
                        activities.update(ANNA, KEYS, NOON).json(),
                        activities.delete(ANNA).json()));
    }

    private static Surroundings around(Post... posts) {
        Post parent = post(PARENT, BEN.id(), "Before", Visibility.PUBLIC, Optional.empty());
        Map<PostId, Post> byId = new HashMap<>(Map.of(PARENT, parent));
        for (Post post : posts) {
            byId.put(post.id(), post);
        }
        return new Surroundings(Map.of(ANNA.id(), ANNA, BEN.id(), BEN), byId, Map.of());
    }

    private static Account anna(Sanctions sanctions) {
        return account(101, "anna", "Anna Kern MD", sanctions);
    }

    private static Account ben() {
        return account(102, "ben", "", Sanctions.NONE);
    }

    private static Account account(long id, String name, String displayName, Sanctions sanctions) {
        return Specimens.account(new AccountId(id), name, displayName, Optional.of("header.png"), sanctions);
    }

    private static Media video() {
        return new Media(
                new MediaId(302),
                ANNA.id(),
                Media.Kind.VIDEO,
                "video/mp4",
                1280,
                720,
                640,
                360,
                "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                "",
                Optional.empty(),
                "film.mp4",
                "film.jpg",
                true,
                Optional.of(new Motion(Duration.ofMillis(2500), 25)));
    }

    private static Poll poll(Instant closesAt, boolean hidden) {
        return new Poll(
                POST, List.of(new Poll.Option("Yes", 7), new Poll.Option("No", 1)), closesAt, hidden, hidden, 8);
    }

    private static Post note(Visibility visibility) {
        return Specimens.post(
                ANNA.id(), visibility, List.of(Specimens.photo(ANNA.id()), video()), QuotePolicy.FOLLOWERS);
    }

    private static Post plain(String text) {
        return post(POST, ANNA.id(), text, Visibility.PUBLIC, Optional.empty());
    }

    private static Post post(
            PostId id, AccountId author, String text, Visibility visibility, Optional<PostId> boostOf) {
        return new Post(
                id,
                author,
                NOON,
                Optional.empty(),
                text,
                "",
                false,
                Optional.empty(),
                visibility,
                Optional.empty(),
                Optional.empty(),
                id,
                boostOf,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Post.Counts.NONE,
                Optional.empty(),
                Optional.empty(),
                QuotePolicy.EVERYONE,
                ReplyPolicy.EVERYONE,
                ReplyConsent.FREE,
                Optional.empty());
    }

    private static Post with(Post post, Optional<Poll> poll, Optional<Quote> quote) {
        return new Post(
                post.id(),
                post.author(),
                post.createdAt(),
                post.editedAt(),
                post.text(),
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                post.replyTo(),
                post.replyToAccount(),
                post.thread(),
                post.boostOf(),
                post.mentions(),
                post.hashtags(),
                post.media(),
                poll,
                post.counts(),
                post.app(),
                quote,
                post.quotePolicy(),
                post.replyPolicy(),
                post.replyConsent(),
                post.origin());
    }

    private String matches(String name, Thing thing) {
        return matches(name, thing.json());
    }

    private String matches(String name, Object document) {
        return golden.matches(name, Json.bytes(document));
    }
}
