package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.posts.VoteOutcome;
import health.rounds.publishing.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code POST /posts/{id}/…}: what a reader does with a post. htmx gets the changed part, a plain form its page again. */
@Controller
@RequestMapping("/posts/{id:\\d+}")
class PostActions {
    /** Where the page of a group has what its moderators do; they are asked there who they are. */
    private static final Pattern GROUP = Pattern.compile("/groups/\\w{1,64}");

    private final Reactions reactions;
    private final Polls polls;
    private final Publisher publisher;
    private final PostPresenter presenter;
    private final Templates templates;

    PostActions(Reactions reactions, Polls polls, Publisher publisher, PostPresenter presenter, Templates templates) {
        this.reactions = reactions;
        this.polls = polls;
        this.publisher = publisher;
        this.presenter = presenter;
        this.templates = templates;
    }

    @PostMapping("/{act:favourite|unfavourite|bookmark|unbookmark|boost|unboost}")
    View act(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String keeping) {
        PostId post = PostId.parse(id).orElseThrow(NotHere::new);
        if (act(act, frame.reader().id(), post).isEmpty()) {
            throw new NotHere();
        }
        PostView view =
                presenter.byId(post, frame.reader()).as(PostId.parse(item).orElse(post));
        String group = GROUP.matcher(keeping).matches() ? keeping : "";
        return isPart(request) ? Html.page(templates.actions(frame, view, group)) : Redirect.back(request, view.path());
    }

    private Optional<Post> act(String act, AccountId reader, PostId post) {
        return switch (act) {
            case "favourite" -> reactions.favourite(reader, post);
            case "unfavourite" -> reactions.unfavourite(reader, post);
            case "bookmark" -> reactions.bookmark(reader, post);
            case "unbookmark" -> reactions.unbookmark(reader, post);
            case "boost" -> publisher.boost(reader, post, Visibility.PUBLIC);
            case "unboost" -> publisher.unboost(reader, post);
            default -> throw new NotHere();
        };
    }

    @PostMapping("/vote")
    View vote(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<Integer> choice) {
        PostId post = PostId.parse(id).orElseThrow(NotHere::new);
        Optional<String> refused = switch (polls.vote(frame.reader().id(), post, choice)) {
            case VoteOutcome.Counted counted -> Optional.empty();
            case VoteOutcome.Refused no -> Optional.of(no.reason());
            case VoteOutcome.Unknown unknown -> throw new NotHere();
        };
        PostView view = presenter.byId(post, frame.reader());
        if (isPart(request)) {
            return Html.page(templates.poll(frame, view, refused));
        }
        String back = Redirect.backPath(request, view.path());
        return refused.isEmpty() ? Redirect.to(back) : Redirect.to(back, request, refused.get());
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
