package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.MoveOutcome;
import health.rounds.accounts.Moves;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.discovery.Finder;
import health.rounds.identity.Proof;
import health.rounds.identity.Users;
import health.rounds.posts.Uris;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /settings/moving}: the reader's handle, other accounts that are the same person, and moving to one of them. */
@Controller
@RequestMapping(MovingPage.ADDRESS)
class MovingPage {
    static final String ADDRESS = "/settings/moving";

    private static final String NOT_FOUND =
            "Nobody was found under that name, or their server does not answer just now. Type the whole handle, such as @name@server.example.";

    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final Moves moves;
    private final Users users;
    private final Uris uris;
    private final Whereabouts whereabouts;
    private final Finder finder;
    private final Templates templates;

    MovingPage(
            Accounts accounts,
            RemoteAccounts remote,
            Moves moves,
            Users users,
            Uris uris,
            Whereabouts whereabouts,
            Finder finder,
            Templates templates) {
        this.accounts = accounts;
        this.remote = remote;
        this.moves = moves;
        this.users = users;
        this.uris = uris;
        this.whereabouts = whereabouts;
        this.finder = finder;
        this.templates = templates;
    }

    @GetMapping
    View show(Frame frame) {
        return show(HttpStatus.OK, frame, "", "", "");
    }

    /** Names another account that is the same person. */
    @PostMapping("/others")
    View add(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "") String other) {
        Account me = frame.reader().member();
        Optional<Account> found = whereabouts.person(other.strip(), frame.reader());
        if (found.isEmpty()) {
            return again(frame, other, "", NOT_FOUND);
        }
        if (found.get().id().equals(me.id())) {
            return again(frame, other, "", "That is the account you are using now.");
        }
        return moves.addOther(me.id(), uris.of(found.get()))
                ? Redirect.to(
                        ADDRESS,
                        request,
                        "Your profile says now that @%s is you. Start the move over there."
                                .formatted(found.get().handle()))
                : again(
                        frame,
                        other,
                        "",
                        "You can name %d accounts at most. Remove one first.".formatted(Moves.MOST_OTHERS));
    }

    @PostMapping("/others/remove")
    View remove(Reader reader, HttpServletRequest request, @RequestParam String uri) {
        if (!moves.removeOther(reader.id(), uri)) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, "Removed. Your profile no longer says that this account is you.");
    }

    /** Moves away, to an account that says it is the same person. */
    @PostMapping
    View move(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String password) {
        Account me = frame.reader().member();
        return switch (users.prove(me.id(), password)) {
            case Proof.Wrong() -> again(frame, "", target, "The password is not right. Nothing was changed.");
            case Proof.TooMany(var waiting) ->
                show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        frame,
                        "",
                        target,
                        "There were too many attempts. Please try again in %s.".formatted(Waiting.words(waiting)));
            case Proof.Given() -> move(frame, request, me, target);
        };
    }

    private View move(Frame frame, HttpServletRequest request, Account me, String typed) {
        // What it says of itself may have been changed just now, for this very move.
        Optional<Account> target =
                whereabouts.person(typed.strip(), frame.reader()).flatMap(finder::again);
        if (target.isEmpty()) {
            return again(frame, "", typed, NOT_FOUND);
        }
        Account next = target.get();
        return switch (moves.move(me.id(), uris.of(me), next)) {
            case MoveOutcome.MOVED ->
                Redirect.to(
                        ADDRESS,
                        request,
                        "Your profile leads to @%s now, and your followers are asked to follow there."
                                .formatted(next.handle()));
            case MoveOutcome.ITSELF -> again(frame, "", typed, "That is the account you are using now.");
            case MoveOutcome.NOT_THERE ->
                again(frame, "", typed, "That account has itself moved on, or is suspended. Nothing was changed.");
            case MoveOutcome.NOT_CLAIMED ->
                again(
                        frame,
                        "",
                        typed,
                        "@%s does not say yet that it is you. Sign in there, name @%s as another account of yours, and try again. Nothing was changed."
                                .formatted(next.handle(), accounts.wholeHandle(me)));
        };
    }

    /** Takes the move back. */
    @PostMapping("/back")
    View back(Reader reader, HttpServletRequest request) {
        moves.moveBack(reader.id());
        return Redirect.to(ADDRESS, request, "Your profile leads nowhere else any more.");
    }

    private View again(Frame frame, String other, String target, String problem) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, frame, other, target, problem);
    }

    private View show(HttpStatus status, Frame frame, String other, String target, String problem) {
        Account me = accounts.byId(frame.reader().id()).orElseThrow(NotHere::new);
        MovingView view = new MovingView(
                accounts.wholeHandle(me),
                others(me.alsoKnownAs()),
                me.movedTo().flatMap(accounts::byId),
                other,
                target,
                problem);
        return Html.page(status, templates.settingsMoving(frame.titled("Your handle and moving"), view));
    }

    private List<MovingView.Other> others(List<String> named) {
        Map<String, Account> known = remote.byUris(named);
        return named.stream()
                .map(uri -> new MovingView.Other(
                        uri,
                        Optional.ofNullable(known.get(uri))
                                .or(() -> uris.memberIn(uri).flatMap(accounts::byUsername))
                                .map(account -> "@" + accounts.wholeHandle(account))
                                .orElse(uri)))
                .toList();
    }
}
