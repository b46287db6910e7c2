package health.rounds.mastodon;

import health.rounds.conversations.Conversation;
import health.rounds.conversations.Conversations;
import health.rounds.platform.Slice;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/conversations}: threads of direct posts, paged by the ids of their last posts. */
@Controller
class ConversationsApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Conversations conversations;
    private final ConversationJson json;
    private final PageLinks links;

    ConversationsApi(Conversations conversations, ConversationJson json, PageLinks links) {
        this.conversations = conversations;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v1/conversations")
    @Scope("read:statuses")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<Conversation> page = conversations.of(viewer.account(), params.page(USUAL, MOST));
        return Reply.of(json.list(page.items(), viewer.account())).withLink(links.around(request, page));
    }

    @DeleteMapping("/api/v1/conversations/{id}")
    @Scope("write:conversations")
    Reply remove(@PathVariable PostId id, Viewer viewer) {
        if (!conversations.remove(viewer.account(), id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    @PostMapping("/api/v1/conversations/{id}/read")
    @Scope("write:conversations")
    Reply read(@PathVariable PostId id, Viewer viewer) {
        return mark(id, viewer, false);
    }

    /** Not in Mastodon's documentation, but among its addresses (config/routes/api.rb) and in masto.js. */
    @PostMapping("/api/v1/conversations/{id}/unread")
    @Scope("write:conversations")
    Reply unread(@PathVariable PostId id, Viewer viewer) {
        return mark(id, viewer, true);
    }

    private Reply mark(PostId id, Viewer viewer, boolean unread) {
        return conversations
                .mark(viewer.account(), id, unread)
                .map(conversation -> Reply.of(json.one(conversation, viewer.account())))
                .orElseThrow(ApiError::notFound);
    }
}
