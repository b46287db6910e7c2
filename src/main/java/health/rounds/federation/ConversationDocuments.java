package health.rounds.federation;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Replies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /contexts/{id}}: all that everybody may read of a conversation that began with a member's post, newest first (FEP-7888, FEP-f228). */
@Controller
class ConversationDocuments {
    /** As many as Mastodon gives at a time. */
    private static final int POSTS = 60;

    private final Posts posts;
    private final Replies replies;
    private final Gate gate;
    private final Gatherer gatherer;
    private final Addressing addressing;

    ConversationDocuments(Posts posts, Replies replies, Gate gate, Gatherer gatherer, Addressing addressing) {
        this.posts = posts;
        this.replies = replies;
        this.gate = gate;
        this.gatherer = gatherer;
        this.addressing = addressing;
    }

    @GetMapping("/contexts/{id:\\d+}")
    ResponseEntity<byte[]> conversation(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean page,
            @RequestParam(name = "max_id") Optional<Long> below) {
        Asker asker = gate.admit(request);
        Post beginning = PostId.parse(id)
                .flatMap(wanted -> posts.byId(wanted, asker.account()))
                .filter(NoteJson::beginsConversation)
                .orElseThrow(NotServed::notFound);
        Paged conversation = new Paged(addressing.conversation(beginning.id()), replies.sizeOf(beginning.id()));
        if (!page) {
            Surroundings around = gatherer.of(List.of(beginning));
            return Served.to(
                    asker,
                    conversation
                            .whole()
                            .with("attributedTo", addressing.of(around.author(beginning)))
                            .in(Context.COLLECTION));
        }
        Page part = new Page(below, Optional.empty(), Optional.empty(), POSTS);
        Slice<Post> slice = replies.conversation(beginning.id(), asker.account(), part);
        Surroundings around = gatherer.of(slice.items());
        List<String> items = slice.items().stream()
                .map(post -> addressing.of(post, around.author(post)))
                .toList();
        return Served.to(asker, conversation.page(part, slice, items).in(Context.COLLECTION));
    }
}
