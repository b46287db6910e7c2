package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.deliveries.DeliveryStatus;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.posts.PostId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** {@code /@name/id/deliveries}: which servers have a post and which have not, for its author and for moderators. */
@Controller
class PostDeliveriesPage {
    private final DeliveryStatus status;
    private final PostPresenter presenter;
    private final Users users;
    private final Templates templates;

    PostDeliveriesPage(DeliveryStatus status, PostPresenter presenter, Users users, Templates templates) {
        this.status = status;
        this.presenter = presenter;
        this.users = users;
        this.templates = templates;
    }

    @GetMapping("/@{name:\\w+}/{id:\\d+}/deliveries")
    View show(Frame frame, @PathVariable String name, @PathVariable String id) {
        PostView view = presenter.byId(PostId.parse(id).orElseThrow(NotHere::new), frame.reader());
        if (!view.author().username().equalsIgnoreCase(name) || !maySee(view, frame.reader())) {
            throw new NotHere();
        }
        return Html.page(templates.postDeliveries(
                frame.titled("Where it was delivered"),
                view,
                new DeliveriesView(status.of(view.post().id()))));
    }

    private boolean maySee(PostView view, Reader reader) {
        return view.mine()
                || reader.viewer()
                        .flatMap(users::byAccount)
                        .filter(User::mayModerate)
                        .isPresent();
    }
}
