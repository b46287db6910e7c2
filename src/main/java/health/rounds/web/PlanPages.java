package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.AccountId;
import health.rounds.plan.ActionKind;
import health.rounds.plan.Plan;
import health.rounds.plan.PlanOutcome;
import health.rounds.plan.Plans;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /plan}: this week of the reader's plan, and the plans themselves. */
@Controller
@RequestMapping("/plan")
class PlanPages {
    private static final String ONE = "/{id:\\d{1,18}}";

    private final Plans plans;
    private final Templates templates;

    PlanPages(Plans plans, Templates templates) {
        this.plans = plans;
        this.templates = templates;
    }

    @GetMapping
    View week(Frame frame) {
        AccountId reader = frame.reader().id();
        return Html.page(templates.plan(frame.titled("Plan"), plans.of(reader), plans.week(reader), plans.today()));
    }

    @GetMapping("/new")
    View start(Frame frame) {
        return Html.page(templates.planNew(frame.titled("Start a plan"), plans.starters(), List.of()));
    }

    @PostMapping("/new")
    View start(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "") String starter) {
        return switch (plans.start(frame.reader().id(), starter)) {
            case PlanOutcome.Saved saved ->
                Redirect.to(
                        address(saved.plan().id()),
                        request,
                        "This is a draft that only you can see. Make it yours, then begin.");
            case PlanOutcome.Refused refused -> notStarted(frame, refused.reasons());
            case PlanOutcome.Unknown _ -> notStarted(frame, List.of("Choose one of these to begin with."));
        };
    }

    private View notStarted(Frame frame, List<String> problems) {
        return Html.page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                templates.planNew(frame.titled("Start a plan"), plans.starters(), problems));
    }

    @GetMapping(ONE)
    View edit(Frame frame, @PathVariable long id) {
        Plan plan = mine(frame, id);
        return editing(frame, HttpStatus.OK, plan, PlanForm.of(plan.strategy()), List.of());
    }

    @PostMapping(ONE)
    View edit(
            Frame frame,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent) {
        Plan plan = mine(frame, id);
        PlanForm form = PlanForm.read(sent);
        try {
            return after(
                    frame, request, plan, form, plans.change(plan.owner(), id, form.strategy()), "The plan is saved.");
        } catch (FormProblem e) {
            return editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, plan, form, List.of(e.reason()));
        }
    }

    @PostMapping(ONE + "/begin")
    View begin(Frame frame, HttpServletRequest request, @PathVariable long id) {
        Plan plan = mine(frame, id);
        return switch (plans.activate(plan.owner(), id)) {
            case PlanOutcome.Saved _ -> Redirect.to("/plan", request, "The plan has begun. This is its first week.");
            case PlanOutcome.Refused refused ->
                editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, plan, PlanForm.of(plan.strategy()), refused.reasons());
            case PlanOutcome.Unknown _ -> throw new NotHere();
        };
    }

    @PostMapping(ONE + "/end")
    View end(Frame frame, HttpServletRequest request, @PathVariable long id) {
        Plan plan = mine(frame, id);
        plans.end(plan.owner(), id);
        return Redirect.to("/plan", request, "The plan has ended. What it says is kept.");
    }

    @PostMapping(ONE + "/delete")
    View delete(Frame frame, HttpServletRequest request, @PathVariable long id) {
        if (!plans.remove(frame.reader().id(), id)) {
            throw new NotHere();
        }
        return Redirect.to("/plan", request, "The plan is deleted. Your posts are where they were.");
    }

    @PostMapping(ONE + "/actions")
    View intend(
            Frame frame,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "POST") ActionKind kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String due) {
        Plan plan = mine(frame, id);
        PlanForm form = PlanForm.of(plan.strategy());
        try {
            PlanOutcome outcome = plans.intend(plan.owner(), id, kind, words, PlanForm.day(due, "The day"));
            return after(frame, request, plan, form, outcome, "It is in your plan.");
        } catch (FormProblem e) {
            return editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, plan, form, List.of(e.reason()));
        }
    }

    @PostMapping(ONE + "/actions/{action:\\d{1,18}}/delete")
    View drop(Frame frame, HttpServletRequest request, @PathVariable long id, @PathVariable long action) {
        Plan plan = mine(frame, id);
        if (!plans.drop(plan.owner(), id, action)) {
            throw new NotHere();
        }
        return Redirect.to(address(id), request, "It is no longer in your plan.");
    }

    private Plan mine(Frame frame, long id) {
        return plans.byId(frame.reader().id(), id).orElseThrow(NotHere::new);
    }

    private View after(
            Frame frame, HttpServletRequest request, Plan plan, PlanForm form, PlanOutcome outcome, String said) {
        return switch (outcome) {
            case PlanOutcome.Saved _ -> Redirect.to(address(plan.id()), request, said);
            case PlanOutcome.Refused refused ->
                editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, plan, form, refused.reasons());
            case PlanOutcome.Unknown _ -> throw new NotHere();
        };
    }

    private View editing(Frame frame, HttpStatus status, Plan plan, PlanForm form, List<String> problems) {
        return Html.page(
                status,
                templates.planEdit(
                        frame.titled(plan.strategy().title()),
                        plan,
                        form,
                        plans.actions(plan.owner(), plan.id()),
                        plans.specialties(),
                        problems,
                        plans.today()));
    }

    private static String address(long id) {
        return "/plan/" + id;
    }
}
