package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.media.Media;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostText;
import health.rounds.posts.Quote;
import health.rounds.posts.ReplyPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Posts written here as Note, Question or Article. */
@Component
class NoteJson {
    private final Addressing addressing;
    private final Tags tags;
    private final PostText texts;
    private final Clock clock;

    NoteJson(Addressing addressing, Tags tags, PostText texts, Clock clock) {
        this.addressing = addressing;
        this.tags = tags;
        this.texts = texts;
        this.clock = clock;
    }

    Thing of(Post post, Surroundings around) {
        return fill(Thing.of(type(post), addressing.of(post, around.author(post))), post, around);
    }

    private static String type(Post post) {
        if (post.poll().isPresent()) {
            return "Question";
        }
        return LongPost.is(post) ? "Article" : "Note";
    }

    private Thing fill(Thing note, Post post, Surroundings around) {
        Account author = around.author(post);
        String html = html(post, around);
        note.with("attributedTo", addressing.of(author));
        if (LongPost.is(post)) {
            note.with("name", LongPost.title(post)).with("preview", preview(post, author));
        }
        note.with("summary", Optional.of(post.contentWarning()).filter(warning -> !warning.isEmpty()))
                .with("content", html)
                .with("contentMap", post.language().map(language -> Map.of(language, html)))
                .with("url", addressing.page(post, author))
                .with("inReplyTo", post.replyTo().flatMap(parent -> around.uri(parent, addressing)))
                .with("published", post.createdAt());
        post.editedAt().ifPresent(at -> note.with("updated", at));
        Audience.of(post, Optional.empty(), around, addressing).on(note);
        note.with("sensitive", post.sensitive())
                .with(
                        "attachment",
                        post.media().stream().map(it -> attachment(it).json()).toList())
                .with("tag", tags.of(post, around, words(post)));
        post.poll().ifPresent(poll -> addPoll(note, poll));
        post.quote().filter(NoteJson::isTold).ifPresent(quote -> addQuote(note, post, quote, around));
        around.post(post.thread())
                .filter(NoteJson::beginsConversation)
                .ifPresent(beginning -> addConversation(note, beginning));
        addConsent(note, post, around);
        return note.with("interactionPolicy", PolicyJson.of(post, around, addressing))
                .with(
                        "replies",
                        collection(post, author, "replies", post.counts().replies()))
                .with("likes", collection(post, author, "likes", post.counts().favourites()))
                .with("shares", collection(post, author, "shares", post.counts().boosts()));
    }

    /** A quote that waits for an answer is told, so that there is something to answer (FEP-044f). */
    static boolean isTold(Quote quote) {
        return switch (quote.state()) {
            case ACCEPTED, PENDING -> true;
            case REVOKED, DELETED, REJECTED -> false;
        };
    }

    private String html(Post post, Surroundings around) {
        Optional<String> quoted = post.quote()
                .filter(NoteJson::isTold)
                .flatMap(quote -> around.post(quote.post()))
                .flatMap(it -> around.person(it.author()).map(author -> addressing.page(it, author)))
                .filter(url -> !post.text().contains(url));
        return quoted.map(NoteJson::reference).orElse("") + texts.html(post);
    }

    /** For servers that know no quotes; others hide it by its class (Mastodon's documentation, client/quotes). */
    private static String reference(String page) {
        return "<p class=\"quote-inline\">RE: %s</p>".formatted(link(page));
    }

    private static String link(String page) {
        return "<a href=\"%1$s\">%1$s</a>".formatted(HtmlUtils.htmlEscape(page));
    }

    private Thing preview(Post post, Account author) {
        String page = addressing.page(post, author);
        return Thing.of("Note")
                .with("attributedTo", addressing.of(author))
                .with("content", texts.html(LongPost.excerpt(post), post.mentions()) + "<p>" + link(page) + "</p>")
                .with("url", page)
                .with("published", post.createdAt());
    }

    private static List<String> words(Post post) {
        List<String> words = new ArrayList<>(List.of(post.contentWarning(), post.text()));
        post.poll()
                .ifPresent(
                        poll -> poll.options().stream().map(Poll.Option::title).forEach(words::add));
        return words;
    }

    /** As Document, like Mastodon's: every server takes it for what its media type says. */
    private Thing attachment(Media media) {
        Thing document = Thing.of("Document")
                .with("mediaType", media.mimeType())
                .with("url", addressing.media(media.file()))
                .with("name", Optional.of(media.altText()).filter(words -> !words.isEmpty()))
                .with("blurhash", media.blurhash())
                .with("focalPoint", media.focus().map(point -> List.of(point.x(), point.y())))
                .with("width", media.width())
                .with("height", media.height());
        return switch (media.kind()) {
            case PHOTO -> document;
            case VIDEO ->
                document.with(
                                "duration",
                                media.motion().map(motion -> motion.length().toString()))
                        .with("icon", tags.picture(media.smallFile()));
        };
    }

    /** While its author hides them, the votes of the answers are not told. */
    private void addPoll(Thing note, Poll poll) {
        boolean closed = poll.isClosed(clock.instant());
        boolean shown = closed || !poll.hideTotals();
        note.with(
                        poll.multiple() ? "anyOf" : "oneOf",
                        poll.options().stream()
                                .map(option -> answer(option, shown).json())
                                .toList())
                .with("endTime", poll.closesAt());
        if (closed) {
            note.with("closed", poll.closesAt());
        }
        note.with("votersCount", poll.voters());
    }

    private static Thing answer(Poll.Option option, boolean shown) {
        return Thing.of("Note")
                .with("name", option.title())
                .with(
                        "replies",
                        Thing.of("Collection")
                                .with("totalItems", Optional.of(option.votes()).filter(votes -> shown)));
    }

    /** In the words of FEP-044f and in those that came before it: fedibird, Misskey, Pleroma. */
    private void addQuote(Thing note, Post post, Quote quote, Surroundings around) {
        Optional<String> quoted = around.uri(quote.post(), addressing);
        note.with("quote", quoted)
                .with("quoteUri", quoted)
                .with("quoteUrl", quoted)
                .with("_misskey_quote", quoted)
                .with(
                        "quoteAuthorization",
                        quote.authorization()
                                .filter(_ -> quote.stands())
                                .or(() -> around.person(quote.author())
                                        .filter(author -> quote.stands() && author.isLocal())
                                        .map(author -> addressing.authorization(
                                                author, ReceivedActivity.Request.Kind.QUOTE, post.id()))));
    }

    /** Whether others find the conversation at an address here: it began here, for everybody. */
    static boolean beginsConversation(Post post) {
        return post.isLocal()
                && post.thread().equals(post.id())
                && post.boostOf().isEmpty()
                && post.visibility().isOpen();
    }

    /** Both names of it: the list of its posts (FEP-7888), and the one by which older servers tell conversations apart. */
    private void addConversation(Thing note, Post beginning) {
        note.with("context", addressing.conversation(beginning.id()))
                .with("conversation", addressing.conversationTag(beginning));
    }

    /** That it may stand below what it answers; GoToSocial before 0.20 knows the second name. */
    private void addConsent(Thing note, Post post, Surroundings around) {
        Optional<String> authorization = post.replyConsent()
                .authorization()
                .or(() -> post.replyTo()
                        .flatMap(around::post)
                        .filter(answered -> answered.isLocal()
                                && answered.replyPolicy() != ReplyPolicy.EVERYONE
                                && !answered.author().equals(post.author()))
                        .map(answered -> addressing.authorization(
                                around.author(answered), ReceivedActivity.Request.Kind.REPLY, post.id())));
        note.with("replyAuthorization", authorization).with("approvedBy", authorization);
    }

    private Thing collection(Post post, Account author, String name, long items) {
        String id = addressing.of(post, author) + "/" + name;
        Thing collection = Thing.of("Collection", id).with("totalItems", items);
        return "replies".equals(name) ? collection.with("first", id + "?page=true") : collection;
    }
}
