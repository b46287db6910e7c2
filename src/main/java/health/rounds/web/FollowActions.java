package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Relationships;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** {@code POST /@name/…}: following, muting and blocking someone, and answering who asks to follow. */
@Controller
class FollowActions {
    private final Accounts accounts;
    private final Follows follows;
    private final Relationships relationships;
    private final Templates templates;

    FollowActions(Accounts accounts, Follows follows, Relationships relationships, Templates templates) {
        this.accounts = accounts;
        this.follows = follows;
        this.relationships = relationships;
        this.templates = templates;
    }

    @PostMapping("/@{name:" + Names.HANDLE + "}/{act:follow|unfollow|mute|unmute|block|unblock|accept|reject}")
    View act(Frame frame, HttpServletRequest request, @PathVariable String name, @PathVariable String act) {
        AccountId reader = frame.reader().id();
        Account target = accounts.byHandle(name).orElseThrow(NotHere::new);
        if (target.id().equals(reader)) {
            throw new NotHere();
        }
        String said = act(act, reader, target);
        if (request.getHeader("HX-Request") == null) {
            return Redirect.to(Redirect.backPath(request, "/@" + target.handle()), request, said);
        }
        Relationship standing = relationships.of(reader, List.of(target.id())).stream()
                .findFirst()
                .orElseThrow(NotHere::new);
        return Html.page(templates.standing(frame, target, Optional.of(standing)));
    }

    /** Does it and says what was done. */
    private String act(String act, AccountId reader, Account target) {
        String who = target.name();
        switch (act) {
            case "follow" -> {
                return switch (follows.start(reader, target.id(), true, false)) {
                    case FollowOutcome.FOLLOWING ->
                        target.group() ? "You have joined " + who + "." : "You follow " + who + ".";
                    case FollowOutcome.REQUESTED ->
                        target.domain()
                                .map(domain -> "Asked. %s has to answer for %s first.".formatted(domain, who))
                                .orElse(who + " has been asked.");
                    case FollowOutcome.REFUSED -> "You cannot " + (target.group() ? "join " : "follow ") + who + ".";
                };
            }
            case "unfollow" -> follows.stop(reader, target.id());
            case "mute" -> relationships.mute(reader, target.id(), true, Optional.empty());
            case "unmute" -> relationships.unmute(reader, target.id());
            case "block" -> relationships.block(reader, target.id());
            case "unblock" -> relationships.unblock(reader, target.id());
            case "accept" -> follows.accept(reader, target.id());
            case "reject" -> follows.reject(reader, target.id());
            default -> throw new NotHere();
        }
        return switch (act) {
            case "unfollow" -> target.group() ? "You have left " + who + "." : "You no longer follow " + who + ".";
            case "mute" -> "You will not see " + who + "’s posts. They are not told.";
            case "unmute" -> "You see " + who + "’s posts again.";
            case "block" -> "You and " + who + " no longer see each other.";
            case "unblock" -> who + " is no longer blocked.";
            case "accept" -> who + " follows you now.";
            default -> who + "’s request is removed.";
        };
    }
}
