package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Guard;
import health.rounds.guard.Rule;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.media.Uncovered;
import health.rounds.media.Uncoverings;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.privacy.Consent;
import health.rounds.privacy.Consents;
import health.rounds.privacy.Overrides;
import health.rounds.privacy.Privacy;
import health.rounds.privacy.SettledFinding;
import health.rounds.publishing.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/privacy}: where authors overrode or answered the guard, for privacy officers. */
@Controller
@RequestMapping(PrivacyModerationPage.ADDRESS)
class PrivacyModerationPage {
    static final String ADDRESS = "/moderation/privacy";
    private static final int MOST = 100;

    private final Overrides overrides;
    private final Uncoverings uncoverings;
    private final Consents consents;
    private final Privacy privacy;
    private final Publisher publisher;
    private final Posts posts;
    private final Accounts accounts;
    private final Users users;
    private final Templates templates;
    private final Map<String, Rule> rules;

    PrivacyModerationPage(
            Overrides overrides,
            Uncoverings uncoverings,
            Consents consents,
            Privacy privacy,
            Publisher publisher,
            Posts posts,
            Accounts accounts,
            Users users,
            Guard guard,
            Templates templates) {
        this.overrides = overrides;
        this.uncoverings = uncoverings;
        this.consents = consents;
        this.privacy = privacy;
        this.publisher = publisher;
        this.posts = posts;
        this.accounts = accounts;
        this.users = users;
        this.templates = templates;
        this.rules = guard.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    }

    @GetMapping
    View show(Frame frame, @RequestParam(defaultValue = "") String show, @RequestParam Optional<Long> before) {
        requireOfficer(frame.reader());
        OverrideFilter filter = OverrideFilter.named(show);
        if (filter == OverrideFilter.PICTURES) {
            return pictures(frame, before);
        }
        List<SettledFinding> found =
                overrides.list(filter.grounds(), filter == OverrideFilter.OPEN, before.orElse(Long.MAX_VALUE), MOST);
        Optional<Long> older = found.size() < MOST
                ? Optional.empty()
                : Optional.of(found.getLast().id());
        return Html.page(templates.moderationPrivacy(
                frame.titled("Privacy"), filter, views(found), older, privacy.mayOverride()));
    }

    private View pictures(Frame frame, Optional<Long> before) {
        List<Uncovered> found = uncoverings.published(before.orElse(Long.MAX_VALUE), MOST);
        Map<AccountId, Account> authors =
                accounts.byIds(found.stream().map(Uncovered::owner).collect(Collectors.toSet()));
        Optional<Long> older = found.size() < MOST
                ? Optional.empty()
                : Optional.of(found.getLast().media().value());
        List<UncoveredView> views = found.stream()
                .map(each -> new UncoveredView(each, Optional.ofNullable(authors.get(each.owner()))))
                .toList();
        return Html.page(templates.moderationPictures(frame.titled("Privacy"), views, older));
    }

    @PostMapping("/{post:\\d{1,18}}/reviewed")
    View reviewed(Reader reader, HttpServletRequest request, @PathVariable long post) {
        requireOfficer(reader);
        boolean done = overrides.review(post, reader.id());
        return Redirect.to(
                Redirect.backPath(request, ADDRESS),
                request,
                done ? "Marked as looked at." : "Somebody else has looked at it already.");
    }

    @PostMapping("/{post:\\d{1,18}}/take-down")
    View takeDown(Reader reader, HttpServletRequest request, @PathVariable long post) {
        requireOfficer(reader);
        AccountId author =
                overrides.authorOf(post).or(() -> uncoverings.authorOf(post)).orElseThrow(NotHere::new);
        boolean gone = publisher.takeDown(author, new PostId(post), reader.id());
        overrides.review(post, reader.id());
        return Redirect.to(
                Redirect.backPath(request, ADDRESS),
                request,
                gone
                        ? "Taken down. Its author finds the receipt under Withdrawn posts."
                        : "The post was no longer there.");
    }

    @PostMapping("/consents/{id:\\d{1,18}}/withdraw")
    View withdrawConsent(Reader reader, HttpServletRequest request, @PathVariable long id) {
        requireOfficer(reader);
        if (consents.byId(id).isEmpty()) {
            throw new NotHere();
        }
        return Redirect.to(
                Redirect.backPath(request, ADDRESS),
                request,
                ConsentsPage.withdrawn(publisher.withdrawConsent(id, reader.id())));
    }

    /** A fixed number of questions to the modules, however many there are. */
    private List<OverrideView> views(List<SettledFinding> found) {
        Map<Long, List<SettledFinding>> byPost = found.stream()
                .collect(Collectors.groupingBy(SettledFinding::post, LinkedHashMap::new, Collectors.toList()));
        Map<AccountId, Account> authors =
                accounts.byIds(found.stream().map(SettledFinding::author).collect(Collectors.toSet()));
        Map<Long, Consent> given = consents.byIds(
                found.stream().flatMap(each -> each.consent().stream()).collect(Collectors.toSet()));
        Map<Long, Post> up = posts
                .unfiltered(byPost.keySet().stream().map(PostId::new).toList())
                .stream()
                .collect(Collectors.toMap(post -> post.id().value(), Function.identity()));
        return byPost.entrySet().stream()
                .map(entry -> new OverrideView(
                        entry.getKey(),
                        Optional.ofNullable(
                                authors.get(entry.getValue().getFirst().author())),
                        Optional.ofNullable(up.get(entry.getKey())),
                        entry.getValue().stream()
                                .map(each -> new OverrideView.Item(each, Optional.ofNullable(rules.get(each.rule()))))
                                .toList(),
                        entry.getValue().stream()
                                .flatMap(each -> each.consent().stream())
                                .findFirst()
                                .flatMap(id -> Optional.ofNullable(given.get(id)))))
                .toList();
    }

    private void requireOfficer(Reader reader) {
        if (users.byAccount(reader.id()).filter(User::isPrivacyOfficer).isEmpty()) {
            throw new NotHere();
        }
    }
}
