package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.groups.Group;
import health.rounds.groups.GroupOutcome;
import health.rounds.groups.GroupPosts;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.guard.Finding;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /groups}: which groups there are, and what their moderators do about them. */
@Controller
@RequestMapping("/groups")
class GroupsPage {
    private static final String ONE = "/{name:\\w+}";
    private static final int MOST_BANNED = 200;

    private final Groups groups;
    private final GroupPosts inGroups;
    private final Accounts accounts;
    private final Templates templates;

    GroupsPage(Groups groups, GroupPosts inGroups, Accounts accounts, Templates templates) {
        this.groups = groups;
        this.inGroups = inGroups;
        this.accounts = accounts;
        this.templates = templates;
    }

    @GetMapping
    View all(Frame frame) {
        boolean mayStart = frame.reader().viewer().filter(groups::mayStart).isPresent();
        return Html.page(templates.groups(frame.titled("Groups"), groups.all(), mayStart));
    }

    @GetMapping("/new")
    View start(Frame frame) {
        if (!groups.mayStart(frame.reader().id())) {
            throw new NotHere();
        }
        return form(frame, HttpStatus.OK, GroupForm.EMPTY, List.of());
    }

    @PostMapping("/new")
    View start(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String handle,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "EVERYBODY") Posting posting) {
        GroupForm form = new GroupForm(handle.strip(), title, description, rules, posting);
        return switch (groups.start(frame.reader().id(), form.handle(), form.text())) {
            case GroupOutcome.Saved saved ->
                Redirect.to(
                        "/@" + saved.group().account().username(),
                        request,
                        "The group is there. Join it to read it on your home page.");
            case GroupOutcome.Refused refused -> again(frame, form, List.of(refused.reason()));
            case GroupOutcome.Held held -> again(frame, form, explained(held.findings()));
        };
    }

    @GetMapping(ONE + "/edit")
    View edit(Frame frame, @PathVariable String name) {
        Group group = kept(frame, name);
        return editing(frame, HttpStatus.OK, group, GroupForm.of(group), List.of());
    }

    @PostMapping(ONE + "/edit")
    View edit(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "EVERYBODY") Posting posting) {
        Group group = kept(frame, name);
        GroupForm form = new GroupForm(name, title, description, rules, posting);
        GroupOutcome outcome = groups.change(frame.reader().id(), group.id(), form.text());
        return after(
                frame, request, group, form, outcome, "/@" + group.account().username(), "The group is changed.");
    }

    @PostMapping(ONE + "/moderators")
    View appoint(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String member) {
        Group group = kept(frame, name);
        GroupOutcome outcome = groups.appoint(frame.reader().id(), group.id(), member);
        return after(
                frame, request, group, GroupForm.of(group), outcome, address(group), "There is one more moderator.");
    }

    @PostMapping(ONE + "/moderators/{id:\\d{1,18}}/dismiss")
    View dismiss(Frame frame, HttpServletRequest request, @PathVariable String name, @PathVariable long id) {
        Group group = kept(frame, name);
        GroupOutcome outcome = groups.dismiss(frame.reader().id(), group.id(), new AccountId(id));
        return after(
                frame, request, group, GroupForm.of(group), outcome, address(group), "They moderate it no longer.");
    }

    @PostMapping(ONE + "/banned")
    View ban(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String member) {
        Group group = kept(frame, name);
        Optional<Account> account = accounts.byHandle(member.strip().replaceFirst("^@", ""));
        if (account.isEmpty()) {
            return refused(frame, group, "Nobody is known here by that name. Write it as on their page.");
        }
        return inGroups.ban(frame.reader().id(), group.id(), account.get().id())
                ? Redirect.to(address(group), request, account.get().name() + " is banned from the group.")
                : refused(frame, group, "Moderators cannot be banned from a group. Dismiss them first.");
    }

    @PostMapping(ONE + "/banned/{id:\\d{1,18}}/lift")
    View unban(Frame frame, HttpServletRequest request, @PathVariable String name, @PathVariable long id) {
        Group group = kept(frame, name);
        inGroups.unban(frame.reader().id(), group.id(), new AccountId(id));
        return Redirect.to(address(group), request, "They may join the group again.");
    }

    @PostMapping(ONE + "/posts/{id:\\d{1,18}}/remove")
    View remove(Frame frame, HttpServletRequest request, @PathVariable String name, @PathVariable long id) {
        Group group = kept(frame, name);
        if (!inGroups.remove(frame.reader().id(), group.id(), new PostId(id))) {
            throw new NotHere();
        }
        return Redirect.to(
                "/@" + group.account().username(),
                request,
                "The group passes that post on no longer. The post itself is where it was.");
    }

    /** For moderators; to others the page is not there. */
    private Group kept(Frame frame, String name) {
        AccountId reader = frame.reader().id();
        return groups.byHandle(name)
                .filter(group -> groups.mayModerate(reader, group.id()))
                .orElseThrow(NotHere::new);
    }

    private View after(
            Frame frame,
            HttpServletRequest request,
            Group group,
            GroupForm form,
            GroupOutcome outcome,
            String path,
            String said) {
        return switch (outcome) {
            case GroupOutcome.Saved _ -> Redirect.to(path, request, said);
            case GroupOutcome.Refused refused ->
                editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, group, form, List.of(refused.reason()));
            case GroupOutcome.Held held ->
                editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, group, form, explained(held.findings()));
        };
    }

    private View refused(Frame frame, Group group, String reason) {
        return editing(frame, HttpStatus.UNPROCESSABLE_CONTENT, group, GroupForm.of(group), List.of(reason));
    }

    private View again(Frame frame, GroupForm form, List<String> problems) {
        return form(frame, HttpStatus.UNPROCESSABLE_CONTENT, form, problems);
    }

    private View form(Frame frame, HttpStatus status, GroupForm form, List<String> problems) {
        return Html.page(status, templates.groupNew(frame.titled("Start a group"), form, problems));
    }

    private View editing(Frame frame, HttpStatus status, Group group, GroupForm form, List<String> problems) {
        return Html.page(
                status,
                templates.groupEdit(
                        frame.titled(group.account().name()),
                        group,
                        form,
                        problems,
                        groups.moderators(group.id()),
                        inGroups.banned(group.id(), Page.first(MOST_BANNED)).items()));
    }

    private static String address(Group group) {
        return "/groups/" + group.account().username() + "/edit";
    }

    private static List<String> explained(List<Finding> findings) {
        List<String> problems = new ArrayList<>();
        problems.add("This could identify a patient, so nothing was saved.");
        findings.stream().map(Finding::explanation).distinct().forEach(problems::add);
        return problems;
    }
}
