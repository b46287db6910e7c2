package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.conversations.Conversation;
import health.rounds.conversations.Conversations;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /messages}: with whom the reader exchanges posts that only those mentioned can read. Opening a thread reads it. */
@Controller
class MessagesPage {
    static final String ADDRESS = "/messages";
    private static final int LENGTH = 40;

    private final Conversations conversations;
    private final Accounts accounts;
    private final PostPresenter posts;
    private final Templates templates;

    MessagesPage(Conversations conversations, Accounts accounts, PostPresenter posts, Templates templates) {
        this.conversations = conversations;
        this.accounts = accounts;
        this.posts = posts;
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    View messages(Frame frame, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        Page page = before.map(id -> Page.before(id, LENGTH)).orElseGet(() -> Page.first(LENGTH));
        Slice<Conversation> found = conversations.of(reader.id(), page);
        Optional<String> older = found.items().size() < LENGTH
                ? Optional.empty()
                : found.oldest().map(last -> ADDRESS + "?before=" + last);
        return Html.page(templates.messages(frame.titled("Private messages"), views(found.items(), reader), older));
    }

    @PostMapping(ADDRESS + "/{thread:\\d+}/read")
    View read(Reader reader, HttpServletRequest request, @PathVariable String thread) {
        if (conversations.mark(reader.id(), thread(thread), false).isEmpty()) {
            throw new NotHere();
        }
        return Redirect.back(request, ADDRESS);
    }

    @PostMapping(ADDRESS + "/{thread:\\d+}/remove")
    View remove(Reader reader, HttpServletRequest request, @PathVariable String thread) {
        if (!conversations.remove(reader.id(), thread(thread))) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, "It is off this list until somebody writes again. The posts are kept.");
    }

    private static PostId thread(String id) {
        return PostId.parse(id).orElseThrow(NotHere::new);
    }

    private List<MessageView> views(List<Conversation> found, Reader reader) {
        Map<PostId, PostView> last = posts
                .byIds(found.stream().map(Conversation::lastPost).toList(), reader)
                .stream()
                .collect(Collectors.toMap(PostView::item, Function.identity()));
        Map<AccountId, Account> people = accounts.byIds(found.stream()
                .flatMap(conversation -> conversation.people().stream())
                .collect(Collectors.toSet()));
        return found.stream()
                .filter(conversation -> last.containsKey(conversation.lastPost()))
                .map(conversation -> new MessageView(
                        conversation.thread(),
                        conversation.people().stream()
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        Objects.requireNonNull(last.get(conversation.lastPost())),
                        conversation.unread()))
                .toList();
    }
}
