package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostThread;
import health.rounds.posts.Posts;
import health.rounds.posts.Threads;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/statuses}: write, read, edit and take back posts. */
@Controller
class StatusesApi {
    private static final int MOST_AT_ONCE = 20;

    private final Publisher publisher;
    private final Posts posts;
    private final Threads threads;
    private final StatusJson statuses;
    private final Outcomes outcomes;
    private final Histories histories;

    StatusesApi(
            Publisher publisher,
            Posts posts,
            Threads threads,
            StatusJson statuses,
            Outcomes outcomes,
            Histories histories) {
        this.publisher = publisher;
        this.posts = posts;
        this.threads = threads;
        this.statuses = statuses;
        this.outcomes = outcomes;
        this.histories = histories;
    }

    @PostMapping("/api/v1/statuses")
    @Scope("write:statuses")
    Reply create(Viewer viewer, Params params, HttpServletRequest request) {
        Draft draft = Drafting.newDraft(params);
        NewPost post = new NewPost(
                draft,
                Said.NOTHING,
                Optional.ofNullable(request.getHeader("Idempotency-Key")).filter(key -> !key.isBlank()),
                params.time("scheduled_at"),
                Optional.of(viewer.access().app()));
        return outcomes.reply(publisher.publish(viewer.account(), post), draft, viewer.account());
    }

    @GetMapping("/api/v1/statuses")
    @Scope("read:statuses")
    Reply several(MaybeViewer viewer, Params params) {
        List<PostId> ids = params.texts("id").stream()
                .flatMap(id -> PostId.parse(id).stream())
                .distinct()
                .limit(MOST_AT_ONCE)
                .toList();
        return Reply.json(statuses.arrayOf(posts.byIds(ids, viewer.account()), viewer.account()));
    }

    @GetMapping("/api/v1/statuses/{id}")
    @Scope("read:statuses")
    Reply show(@PathVariable PostId id, MaybeViewer viewer) {
        return Reply.json(statuses.one(post(id, viewer.account()), viewer.account()));
    }

    @PutMapping("/api/v1/statuses/{id}")
    @Scope("write:statuses")
    Reply edit(@PathVariable PostId id, Viewer viewer, Params params) {
        Draft draft = Drafting.edited(post(id, Optional.of(viewer.account())), params);
        return outcomes.reply(publisher.edit(viewer.account(), id, draft, Said.NOTHING, true), draft, viewer.account());
    }

    /** Answers with the source, which apps put back into their composer for "delete and redraft". */
    @DeleteMapping("/api/v1/statuses/{id}")
    @Scope("write:statuses")
    Reply delete(@PathVariable PostId id, Viewer viewer) {
        Optional<AccountId> reader = Optional.of(viewer.account());
        Post post = post(id, reader);
        byte[] before = statuses.one(post, reader);
        ApiError.require(publisher.withdraw(viewer.account(), id));
        return Reply.json(StatusJson.withText(before, post.text()));
    }

    @GetMapping("/api/v1/statuses/{id}/source")
    @Scope("read:statuses")
    Reply source(@PathVariable PostId id, Viewer viewer) {
        Post post = post(id, Optional.of(viewer.account()));
        if (!Objects.equals(post.author(), viewer.account())) {
            throw ApiError.notFound();
        }
        return Reply.of(StatusSource.of(post));
    }

    @GetMapping("/api/v1/statuses/{id}/history")
    @Scope("read:statuses")
    Reply history(@PathVariable PostId id, MaybeViewer viewer) {
        return Reply.of(histories.of(post(id, viewer.account()), viewer.account()));
    }

    @GetMapping("/api/v1/statuses/{id}/context")
    @Scope("read:statuses")
    Reply context(@PathVariable PostId id, MaybeViewer viewer) {
        post(id, viewer.account());
        PostThread thread = threads.of(id, viewer.account());
        return Reply.of(new Context(
                new RawJson(statuses.arrayOf(thread.ancestors(), viewer.account())),
                new RawJson(statuses.arrayOf(thread.descendants(), viewer.account()))));
    }

    /** Mastodon's answer where no translation service is set up, in words for the person who asked. */
    @PostMapping("/api/v1/statuses/{id}/translate")
    @Scope("read:statuses")
    Reply translate(@PathVariable PostId id, Viewer viewer) {
        post(id, Optional.of(viewer.account()));
        throw ApiError.of(403, "This community does not translate posts");
    }

    private Post post(PostId id, Optional<AccountId> reader) {
        return posts.byId(id, reader).orElseThrow(ApiError::notFound);
    }

    /** Context, as in Mastodon's documentation. */
    private record Context(RawJson ancestors, RawJson descendants) {}
}
