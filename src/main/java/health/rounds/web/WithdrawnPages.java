package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.privacy.Withdrawal;
import health.rounds.privacy.Withdrawals;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** {@code /settings/withdrawn}: what the reader took down, or had to, with a receipt for each. */
@Controller
@RequestMapping(WithdrawnPages.ADDRESS)
class WithdrawnPages {
    static final String ADDRESS = "/settings/withdrawn";

    private final Withdrawals withdrawals;
    private final Templates templates;

    WithdrawnPages(Withdrawals withdrawals, Templates templates) {
        this.withdrawals = withdrawals;
        this.templates = templates;
    }

    @GetMapping
    View all(Frame frame) {
        return Html.page(templates.withdrawnPosts(
                frame.titled("Withdrawn posts"), withdrawals.of(frame.reader().id())));
    }

    @GetMapping("/{post:\\d{1,18}}")
    View one(Frame frame, @PathVariable long post) {
        Withdrawal withdrawal = withdrawals.byPost(frame.reader().id(), post).orElseThrow(NotHere::new);
        return Html.page(templates.withdrawnPost(frame.titled("Withdrawn"), new WithdrawalView(withdrawal)));
    }
}
