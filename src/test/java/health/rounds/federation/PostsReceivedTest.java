package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.posts.Post;
import health.rounds.posts.Quote;
import health.rounds.posts.QuotePolicy;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of posts of other servers. */
class PostsReceivedTest {
    private final ReceivingRig rig = new ReceivingRig();
    private final String there = rig.server();

    @AfterEach
    void close() {
        rig.close();
    }

    /** As Lemmy passes links on. */
    @Test
    void linkThatAServerSendsWithTitleAndPictureHasThatCard() throws Later {
        Post post = keep("Point-of-care echo", "https://journal.example/echo");
        assertThat(card(post).title()).isEqualTo("Point-of-care echo");
        assertThat(card(post).address()).isEqualTo("https://journal.example/echo");
        assertThat(card(post).image()).map(Card.Image::address).contains(there + "/thumbnail.webp");
        assertThat(post.media()).isEmpty();
    }

    @Test
    void cardThatIsSentWithAnEditIsTheNewOne() throws Later {
        Post post = keep("Point-of-care ecco", "https://journal.example/echo");
        rig.received.updated(page("Point-of-care echo", "https://journal.example/other", Instant.now()));
        assertThat(card(post).title()).isEqualTo("Point-of-care echo");
        assertThat(card(post).address()).isEqualTo("https://journal.example/other");
    }

    @Test
    void postThatConcernsNobodyHereIsNotKept() throws Later {
        rig.received.created(note(1, ""));
        assertThat(rig.known(there + "/n/1")).isEmpty();
    }

    @Test
    void postOfSomebodyWhomAMemberFollowsIsKeptAndWhatAnswersIt() throws Later {
        beFollowed();
        rig.received.created(note(1, ""));
        rig.received.created(note(2, ", \"inReplyTo\": \"%s/n/1\"".formatted(there)));
        assertThat(rig.known(there + "/n/2").orElseThrow().replyTo())
                .isPresent()
                .isEqualTo(rig.known(there + "/n/1").map(Post::id));
    }

    @Test
    void whatWasDeletedBeforeItCameIsNotTakenIn() throws Later {
        beFollowed();
        rig.received.deleted(iri("/n/1"), rig.actors.elsewhere(iri("/u")).orElseThrow());
        rig.received.created(note(1, ""));
        assertThat(rig.known(there + "/n/1")).isEmpty();
    }

    @Test
    void nobodyButTheAuthorChangesOrDeletesAPost() throws Later {
        rig.received.keep(note(1, ""));
        other();
        rig.received.deleted(iri("/n/1"), rig.actors.elsewhere(iri("/other")).orElseThrow());
        rig.received.updated(rig.read("""
                {"type": "Note", "id": "%1$s/n/1", "attributedTo": "%1$s/other", "content": "Mine", "updated": "%2$s",
                 "to": "https://www.w3.org/ns/activitystreams#Public"}
                """.formatted(there, Instant.now())));
        assertThat(rig.known(there + "/n/1").orElseThrow().text()).isEqualTo("Post 1");
    }

    /** FEP-044f: whoever says nothing lets nobody. */
    @Test
    void whoMayQuoteIsAsTheAuthorSays() throws Later {
        String policy = ", \"interactionPolicy\": {\"canQuote\": {\"automaticApproval\": \"%s\"}}";
        rig.others.document(there + "/u", """
                {"type": "Person", "id": "%1$s/u", "inbox": "%1$s/u/inbox", "preferredUsername": "carla", "followers": "%1$s/u/followers"}
                """.formatted(there));
        assertThat(quotePolicy(1, "")).isEqualTo(QuotePolicy.NOBODY);
        assertThat(quotePolicy(2, policy.formatted("https://www.w3.org/ns/activitystreams#Public")))
                .isEqualTo(QuotePolicy.EVERYONE);
        assertThat(quotePolicy(3, policy.formatted(there + "/u/followers"))).isEqualTo(QuotePolicy.FOLLOWERS);
        assertThat(quotePolicy(4, policy.formatted(there + "/u"))).isEqualTo(QuotePolicy.NOBODY);
    }

    @Test
    void quoteFromBeforeConsentStaysALink() throws Later {
        Post quoted = rig.received.keep(note(1, "")).orElseThrow();
        other();
        String by = "\"attributedTo\": \"%s/other\"".formatted(there);
        Post old = rig.received
                .keep(note(2, ", \"quoteUri\": \"%s/n/1\", ".formatted(there) + by))
                .orElseThrow();
        Post asking = rig.received
                .keep(note(3, ", \"quote\": \"%s/n/1\", ".formatted(there) + by))
                .orElseThrow();
        assertThat(old.quote()).isEmpty();
        assertThat(asking.quote())
                .hasValueSatisfying(quote -> assertThat(quote.state()).isEqualTo(Quote.State.PENDING))
                .map(Quote::post)
                .contains(quoted.id());
    }

    private QuotePolicy quotePolicy(int number, String policy) throws Later {
        return rig.received.keep(note(number, policy)).orElseThrow().quotePolicy();
    }

    /** A member follows {@code /u}. */
    private void beFollowed() throws Later {
        AccountId author = rig.actors.elsewhere(iri("/u")).orElseThrow().id();
        AccountId member = rig.community.stranger().id();
        Follows follows = rig.community.part(Follows.class);
        follows.start(member, author, true, false);
        follows.accept(author, member);
    }

    /** Somebody else at {@code /other}. */
    private void other() {
        String host = there.substring("https://".length());
        rig.others.actor(there + "/other", "dora").finger(host, "dora@" + host, "dora@" + host, there + "/other");
    }

    private Iri iri(String path) {
        return Iri.parse(there + path).orElseThrow();
    }

    /** By {@code /u}, where {@code more} says nothing else. */
    private ReceivedNote note(int number, String more) {
        return rig.read("""
                {"type": "Note", "id": "%1$s/n/%2$d", "content": "Post %2$d", "published": "%3$s",
                 "to": "https://www.w3.org/ns/activitystreams#Public"%4$s}
                """.formatted(
                        there,
                        number,
                        Instant.now().minusSeconds(120),
                        more.contains("attributedTo") ? more : ", \"attributedTo\": \"%s/u\"".formatted(there) + more));
    }

    private Post keep(String title, String link) throws Later {
        return rig.received
                .keep(page(title, link, Instant.now().minusSeconds(60)))
                .orElseThrow();
    }

    private Card card(Post post) {
        return Objects.requireNonNull(
                rig.community.part(Previews.class).byPosts(List.of(post.id())).get(post.id()));
    }

    private ReceivedNote page(String title, String link, Instant updated) {
        return rig.read("""
                {"type": "Page", "id": "%1$s/post/1", "attributedTo": "%1$s/u", "name": "%2$s", "published": "%4$s", "updated": "%5$s",
                 "to": "https://www.w3.org/ns/activitystreams#Public", "attachment": [{"type": "Link", "href": "%3$s"}],
                 "image": {"type": "Image", "url": "%1$s/thumbnail.webp"}}
                """.formatted(there, title, link, Instant.now().minusSeconds(120), updated));
    }
}
