package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.conversations.Conversations;
import health.rounds.platform.Page;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.PostThread;
import health.rounds.posts.PostVersion;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Receipts;
import health.rounds.posts.Threads;
import health.rounds.posts.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /@name/id}: a post with its thread, its history and who liked it. */
@Controller
@RequestMapping("/@{name:" + Names.HANDLE + "}/{id:\\d+}")
class PostPage {
    private static final int MOST_PEOPLE = 80;

    private final Posts posts;
    private final Threads threads;
    private final Conversations conversations;
    private final Reactions reactions;
    private final PostPresenter presenter;
    private final PostText texts;
    private final EmojiImages emojis;
    private final Receipts receipts;
    private final Templates templates;

    PostPage(
            Posts posts,
            Threads threads,
            Conversations conversations,
            Reactions reactions,
            PostPresenter presenter,
            PostText texts,
            EmojiImages emojis,
            Receipts receipts,
            Templates templates) {
        this.posts = posts;
        this.threads = threads;
        this.conversations = conversations;
        this.reactions = reactions;
        this.receipts = receipts;
        this.presenter = presenter;
        this.texts = texts;
        this.emojis = emojis;
        this.templates = templates;
    }

    /** {@code again} of somebody who looks for replies of other servers, which are asked for behind the first look. */
    @GetMapping
    View post(
            Frame frame,
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean again) {
        Reader reader = frame.reader();
        PostView view = find(name, id, reader);
        PostThread thread = threads.of(view.post().id(), reader.viewer());
        List<PostView> ancestors = presenter.of(thread.ancestors(), reader);
        List<ThreadView> replies = ThreadView.treeBelow(view.post().id(), presenter.of(thread.descendants(), reader));
        ComposeForm reply = ComposeForm.replyTo(view, reader);
        if (view.post().visibility() == Visibility.DIRECT) {
            conversations.markRead(reader.id(), view.post().id());
        }
        return Html.page(templates.post(
                frame.titled(view.author().name() + "’s post"),
                view,
                receipts.of(view.post().id()).map(signed -> receipt(view, signed)),
                ancestors,
                replies,
                again,
                ComposeView.of(reply)));
    }

    private static ReceiptView receipt(PostView view, Receipts.Signed signed) {
        return new ReceiptView(signed.receipt(), Receipts.covers(signed.receipt(), view.post()));
    }

    /** The guard's receipt, for programs that verify it with the keys at {@link GuardPage#KEYS}. */
    @GetMapping(path = "/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receipt(Reader reader, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, reader);
        Receipts.Signed signed = receipts.of(view.post().id()).orElseThrow(NotHere::new);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("receipt", signed.receipt());
        body.put("covers_present_text", Receipts.covers(signed.receipt(), view.post()));
        body.put("jws", signed.jws());
        body.put("keys", GuardPage.KEYS);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(body));
    }

    @GetMapping("/edits")
    View edits(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, frame.reader());
        List<EditView> edits = posts.history(view.post().id()).stream()
                .map(version -> edit(view.post(), version))
                .toList()
                .reversed();
        return Html.page(templates.edits(frame.titled("Edits"), view, edits));
    }

    private EditView edit(Post post, PostVersion version) {
        return new EditView(version, emojis.in(texts.html(post, version)));
    }

    @GetMapping("/favourites")
    View favourites(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, frame.reader());
        List<Account> people = reactions
                .favouritedBy(view.post().id(), Page.first(MOST_PEOPLE))
                .items();
        return Html.page(templates.postPeople(frame.titled("Favourited by"), view, people));
    }

    @GetMapping("/boosts")
    View boosts(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, frame.reader());
        List<Account> people =
                reactions.boostedBy(view.post().id(), Page.first(MOST_PEOPLE)).items();
        return Html.page(templates.postPeople(frame.titled("Boosted by"), view, people));
    }

    @GetMapping("/withdraw")
    View withdraw(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = find(name, id, frame.reader());
        if (!view.mine()) {
            throw new NotHere();
        }
        return Html.page(templates.withdraw(frame.titled("Withdraw this post?"), view));
    }

    /** The post, under its author's name only. */
    private PostView find(String name, String id, Reader reader) {
        PostView view = presenter.byId(PostId.parse(id).orElseThrow(NotHere::new), reader);
        if (!view.author().handle().equalsIgnoreCase(name)) {
            throw new NotHere();
        }
        return view;
    }
}
