package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.posts.Draft;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PostRights;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PostDocumentsTest {
    private final Community community = Community.shared();
    private final Publisher publisher = community.part(Publisher.class);
    private final Community.Member anna = community.stranger();
    private final Community.Member ben = community.stranger();

    @Test
    void postIsServedUnderItsIdAndUnderTheAddressOfItsPage() {
        Post post = publish(anna, Draft.of("A post that others read"));
        String id = uri(anna, post);
        Fetch fetched = Fetch.of(id);
        assertThat(fetched.ok().get("id").asString()).isEqualTo(id);
        assertThat(fetched.header("Content-Type")).containsExactly("application/activity+json;charset=utf-8");
        assertThat(fetched.header("Vary")).contains("Accept");
        assertThat(fetched.header("Cache-Control")).containsExactly("max-age=180, public");
        assertThat(fetched.header("Access-Control-Allow-Origin")).containsExactly("*");
        Fetch page = Fetch.of(page(anna, post));
        assertThat(page.ok()).isEqualTo(fetched.json());
        assertThat(page.header("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(Fetch.of(page(anna, post), "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"")
                        .ok())
                .isEqualTo(fetched.json());
    }

    @Test
    void browsersAreLedToThePage() {
        Post post = publish(anna, Draft.of("A post that people read"));
        Fetch fetched = Fetch.of(uri(anna, post), Fetch.BROWSER);
        assertThat(fetched.status()).isEqualTo(302);
        assertThat(fetched.header("Location")).containsExactly(page(anna, post));
        assertThat(fetched.header("Vary")).contains("Accept");
        assertThat(Fetch.of(page(anna, post), Fetch.BROWSER).header("Content-Type"))
                .containsExactly("text/html;charset=utf-8");
    }

    @Test
    void activityHoldsThePost() {
        Post post = publish(anna, Draft.of("A post that is told of"));
        JsonNode create = Fetch.of(uri(anna, post) + "/activity").ok();
        assertThat(create.get("type").asString()).isEqualTo("Create");
        assertThat(create.get("id").asString()).isEqualTo(uri(anna, post) + "/activity");
        assertThat(create.get("object").get("id").asString()).isEqualTo(uri(anna, post));
        assertThat(create.get("object").has("@context")).isFalse();
    }

    @Test
    void boostIsAnAnnounceAndLeadsToWhatItPassesOn() {
        Post post = publish(anna, Draft.of("A post that is passed on"));
        Post boost = publisher.boost(ben.id(), post.id(), Visibility.PUBLIC).orElseThrow();
        JsonNode announce = Fetch.of(uri(ben, boost) + "/activity").ok();
        assertThat(announce.get("type").asString()).isEqualTo("Announce");
        assertThat(announce.get("object").asString()).isEqualTo(uri(anna, post));
        Fetch object = Fetch.of(uri(ben, boost));
        assertThat(object.status()).isEqualTo(302);
        assertThat(object.header("Location")).containsExactly(uri(anna, post));
    }

    @ParameterizedTest
    @EnumSource(
            value = Visibility.class,
            names = {"FOLLOWERS", "DIRECT"})
    void whatIsNotForEverybodyIsNotThereForOthers(Visibility visibility) {
        Post post = publish(anna, draft("Not for all, @" + ben.name(), visibility, Optional.empty()));
        for (String part : List.of("", "/activity", "/replies", "/likes", "/shares")) {
            Fetch fetched = Fetch.of(uri(anna, post) + part);
            assertThat(fetched.status()).as(part).isEqualTo(404);
            assertThat(fetched.json().get("error").asString()).isNotBlank();
        }
        assertThat(Fetch.of(page(anna, post)).status()).isEqualTo(404);
    }

    @Test
    void whatWasTakenDownIsATombstone() {
        Post post = publish(anna, Draft.of("A post that goes"));
        publisher.withdraw(anna.id(), post.id());
        Fetch fetched = Fetch.of(uri(anna, post));
        assertThat(fetched.status()).isEqualTo(410);
        assertThat(fetched.json().get("type").asString()).isEqualTo("Tombstone");
        assertThat(fetched.json().get("id").asString()).isEqualTo(uri(anna, post));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/nobody_of_that_name/posts/1",
                "/users/ANNA/posts/1",
                "/users/ANNA/posts/99999999999999999999",
                "/users/ANNA/posts/x",
                "/users/ANNA/posts",
                "/users/ANNA/nowhere",
                "/users/%00/posts/1",
                "/users/ANNA/quote-authorizations/1",
                "/emojis/no_such_emoji"
            })
    void whatNeverWasIsNotFound(String path) {
        Fetch fetched = Fetch.of(path.replace("ANNA", anna.name()));
        assertThat(fetched.status()).isBetween(400, 404);
        assertThat(fetched.json().get("error").asString()).isNotBlank();
    }

    @Test
    void postIsThereUnderItsAuthorsNameOnly() {
        Post post = publish(anna, Draft.of("Only mine"));
        assertThat(Fetch.of(uri(ben, post)).status()).isEqualTo(404);
    }

    @Test
    void repliesTellFirstWhatTheAuthorAdded() {
        Post post = publish(anna, Draft.of("A thread"));
        Post others = publish(ben, draft("An answer", Visibility.PUBLIC, Optional.of(post.id())));
        Post own = publish(anna, draft("More of it", Visibility.UNLISTED, Optional.of(post.id())));
        publish(ben, draft("Only for my followers", Visibility.FOLLOWERS, Optional.of(post.id())));
        JsonNode replies = Fetch.of(uri(anna, post) + "/replies").ok();
        assertThat(replies.get("totalItems").asInt()).isEqualTo(3);
        JsonNode first = replies.get("first");
        assertThat(strings(first.get("items"))).containsExactly(uri(anna, own));
        assertThat(collect(first)).containsExactly(uri(anna, own), uri(ben, others));
    }

    @Test
    void likesAndSharesAreCountedAndNobodyIsNamed() {
        Post post = publish(anna, Draft.of("Liked"));
        community.part(Reactions.class).favourite(ben.id(), post.id());
        JsonNode likes = Fetch.of(uri(anna, post) + "/likes").ok();
        assertThat(likes.get("totalItems").asInt()).isEqualTo(1);
        assertThat(likes.propertyNames()).containsExactly("@context", "id", "type", "totalItems");
        assertThat(Fetch.of(uri(anna, post) + "/shares").ok().get("totalItems").asInt())
                .isZero();
    }

    @Test
    void conversationHasAddressesThatListItsOpenPosts() {
        Post post = publish(anna, Draft.of("It begins"));
        Post answer = publish(ben, draft("It goes on", Visibility.UNLISTED, Optional.of(post.id())));
        publish(ben, draft("Only for my followers", Visibility.FOLLOWERS, Optional.of(post.id())));
        JsonNode note = Fetch.of(uri(ben, answer)).ok();
        String address = note.get("context").asString();
        assertThat(Fetch.of(uri(anna, post)).ok().get("context").asString()).isEqualTo(address);
        assertThat(note.get("conversation").asString())
                .startsWith("tag:")
                .endsWith("objectId=" + post.id() + ":objectType=Conversation");
        JsonNode conversation = Fetch.of(address).ok();
        assertThat(conversation.get("type").asString()).isEqualTo("OrderedCollection");
        assertThat(conversation.get("attributedTo").asString())
                .isEqualTo(community.address("/users/" + anna.name()).toString());
        assertThat(conversation.get("totalItems").asInt()).isEqualTo(2);
        JsonNode first = Fetch.of(conversation.get("first").asString()).ok();
        assertThat(strings(first.get("orderedItems"))).containsExactly(uri(ben, answer), uri(anna, post));
        JsonNode next = Fetch.of(first.get("next").asString()).ok();
        assertThat(next.get("orderedItems")).isEmpty();
    }

    @Test
    void conversationThatIsNotForEverybodyOrBeganInItsMiddleIsNotThere() {
        Post quiet = publish(anna, draft("For followers", Visibility.FOLLOWERS, Optional.empty()));
        Post post = publish(anna, Draft.of("It begins"));
        Post answer = publish(ben, draft("It goes on", Visibility.PUBLIC, Optional.of(post.id())));
        for (String id : List.of(quiet.id().toString(), answer.id().toString(), "1", "99999999999999999999", "x")) {
            assertThat(Fetch.of("/contexts/" + id).status()).as(id).isEqualTo(404);
        }
        assertThat(Fetch.of("/contexts/" + post.id() + "?page=true&max_id=x").status())
                .isEqualTo(400);
    }

    @Test
    void quoteIsAuthorizedUntilItIsRevoked() {
        Post quoted = publish(anna, Draft.of("Quote me"));
        Post quoting = publish(ben, quoteDraft("Look", Optional.of(quoted.id()), QuotePolicy.EVERYONE));
        JsonNode note = Fetch.of(uri(ben, quoting)).ok();
        assertThat(note.get("quote").asString()).isEqualTo(uri(anna, quoted));
        String address = note.get("quoteAuthorization").asString();
        JsonNode authorization = Fetch.of(address).ok();
        assertThat(authorization.get("id").asString()).isEqualTo(address);
        assertThat(authorization.get("type").asString()).isEqualTo("QuoteAuthorization");
        assertThat(authorization.get("attributedTo").asString())
                .isEqualTo(community.address("/users/" + anna.name()).toString());
        assertThat(authorization.get("interactingObject").asString()).isEqualTo(uri(ben, quoting));
        assertThat(authorization.get("interactionTarget").asString()).isEqualTo(uri(anna, quoted));
        community.part(PostRights.class).revoke(anna.id(), quoted.id(), quoting.id());
        assertThat(Fetch.of(address).status()).isEqualTo(404);
        assertThat(Fetch.of(uri(ben, quoting)).ok().has("quote")).isFalse();
    }

    @Test
    void outboxHasWhatEverybodyMayReadPageByPage() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            written.addFirst(uri(anna, publish(anna, Draft.of("Post number " + i))) + "/activity");
        }
        publish(anna, draft("Not for all", Visibility.FOLLOWERS, Optional.empty()));
        JsonNode outbox = Fetch.of("/users/" + anna.name() + "/outbox").ok();
        assertThat(outbox.get("type").asString()).isEqualTo("OrderedCollection");
        assertThat(outbox.get("totalItems").asInt()).isEqualTo(26);
        List<String> found = new ArrayList<>();
        String next = outbox.get("first").asString();
        while (next != null) {
            JsonNode page = Fetch.of(next).ok();
            assertThat(page.get("partOf").asString()).isEqualTo(outbox.get("id").asString());
            page.get("orderedItems").forEach(item -> found.add(item.get("id").asString()));
            next = page.has("next") ? page.get("next").asString() : null;
        }
        assertThat(found).isEqualTo(written);
        JsonNode last = Fetch.of(outbox.get("last").asString()).ok();
        assertThat(last.get("orderedItems").get(19).get("id").asString()).isEqualTo(written.getLast());
    }

    @Test
    void followersAreCountedAndNamed() {
        community.part(Follows.class).start(ben.id(), anna.id(), true, false);
        JsonNode followers = Fetch.of("/users/" + anna.name() + "/followers").ok();
        assertThat(followers.get("totalItems").asInt()).isEqualTo(1);
        assertThat(strings(Fetch.of(followers.get("first").asString()).ok().get("orderedItems")))
                .containsExactly(community.address("/users/" + ben.name()).toString());
        JsonNode following = Fetch.of("/users/" + ben.name() + "/following").ok();
        assertThat(strings(Fetch.of(following.get("first").asString()).ok().get("orderedItems")))
                .containsExactly(community.address("/users/" + anna.name()).toString());
        assertThat(Fetch.of("/users/" + anna.name() + "/followers?page=true&max_id=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void featuredIsThereThoughItIsEmpty() {
        String address = "/users/" + anna.name() + "/collections/featured";
        assertThat(Fetch.of(address).ok().get("orderedItems")).isEmpty();
        Post pinned = publish(anna, Draft.of("Pinned"));
        Post hidden = publish(anna, draft("For some", Visibility.FOLLOWERS, Optional.empty()));
        community.part(Reactions.class).pin(anna.id(), pinned.id());
        community.part(Reactions.class).pin(anna.id(), hidden.id());
        assertThat(strings(Fetch.of(address).ok().get("orderedItems"))).containsExactly(uri(anna, pinned));
    }

    @Test
    void featuredHashtagsAreTold() {
        community.part(Hashtags.class).feature(anna.id(), "echofirst");
        JsonNode tags = Fetch.of("/users/" + anna.name() + "/collections/tags").ok();
        assertThat(tags.get("items").get(0).get("name").asString()).isEqualTo("#echofirst");
        assertThat(tags.get("items").get(0).get("href").asString())
                .isEqualTo(community.address("/tags/echofirst").toString());
    }

    @Test
    void policyOfTheAuthorIsTold() {
        Post post = publish(anna, quoteDraft("Nobody quotes this", Optional.empty(), QuotePolicy.NOBODY));
        JsonNode approved = Fetch.of(uri(anna, post))
                .ok()
                .get("interactionPolicy")
                .get("canQuote")
                .get("automaticApproval");
        assertThat(strings(approved))
                .containsExactly(community.address("/users/" + anna.name()).toString());
    }

    private List<String> collect(JsonNode first) {
        List<String> all = new ArrayList<>();
        JsonNode page = first;
        for (int i = 0; i < 5; i++) {
            all.addAll(strings(page.get("items")));
            if (!page.has("next")) {
                return all;
            }
            page = Fetch.of(page.get("next").asString()).ok();
        }
        throw new AssertionError("pages without an end");
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Draft draft(String text, Visibility visibility, Optional<PostId> replyTo) {
        return new Draft(text, "", false, Optional.of("en"), visibility, replyTo, List.of(), Optional.empty());
    }

    private static Draft quoteDraft(String text, Optional<PostId> quoted, QuotePolicy policy) {
        return new Draft(
                text,
                "",
                false,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                quoted,
                Optional.of(policy),
                Optional.empty());
    }

    private Post publish(Community.Member member, Draft draft) {
        return publish(member.id(), draft);
    }

    private Post publish(AccountId author, Draft draft) {
        PublishOutcome outcome = publisher.publish(author, NewPost.of(draft));
        if (outcome instanceof PublishOutcome.Published published) {
            return published.post();
        }
        throw new AssertionError(outcome.toString());
    }

    private String uri(Community.Member author, Post post) {
        return community
                .address("/users/" + author.name() + "/posts/" + post.id())
                .toString();
    }

    private String page(Community.Member author, Post post) {
        return community.address("/@" + author.name() + "/" + post.id()).toString();
    }
}
