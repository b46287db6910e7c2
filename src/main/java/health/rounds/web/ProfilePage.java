package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Relationships;
import health.rounds.groups.Group;
import health.rounds.groups.Groups;
import health.rounds.platform.Page;
import health.rounds.posts.PostText;
import health.rounds.timelines.Timelines;
import health.rounds.timelines.Timelines.AccountFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /@name}: who this is, what they write, and who follows whom. */
@Controller
@RequestMapping("/@{name:" + Names.HANDLE + "}")
class ProfilePage {
    private static final AccountFilter POSTS = new AccountFilter(true, false, false, false, Optional.empty());
    private static final AccountFilter MEDIA = new AccountFilter(false, true, true, false, Optional.empty());
    private static final AccountFilter PINNED = new AccountFilter(false, false, false, true, Optional.empty());

    private final Accounts accounts;
    private final Groups groups;
    private final Follows follows;
    private final Relationships relationships;
    private final PostText texts;
    private final EmojiImages emojis;
    private final Timelines timelines;
    private final TimelinePresenter timeline;
    private final Templates templates;

    ProfilePage(
            Accounts accounts,
            Groups groups,
            Follows follows,
            Relationships relationships,
            PostText texts,
            EmojiImages emojis,
            Timelines timelines,
            TimelinePresenter timeline,
            Templates templates) {
        this.accounts = accounts;
        this.groups = groups;
        this.follows = follows;
        this.relationships = relationships;
        this.texts = texts;
        this.emojis = emojis;
        this.timelines = timelines;
        this.timeline = timeline;
        this.templates = templates;
    }

    @GetMapping
    View posts(Frame frame, @PathVariable String name, @RequestParam Optional<Long> before) {
        return tab(frame, name, ProfileTab.POSTS, POSTS, before);
    }

    @GetMapping("/replies")
    View replies(Frame frame, @PathVariable String name, @RequestParam Optional<Long> before) {
        return tab(frame, name, ProfileTab.REPLIES, AccountFilter.ALL, before);
    }

    @GetMapping("/media")
    View media(Frame frame, @PathVariable String name, @RequestParam Optional<Long> before) {
        return tab(frame, name, ProfileTab.MEDIA, MEDIA, before);
    }

    private View tab(Frame frame, String name, ProfileTab tab, AccountFilter filter, Optional<Long> before) {
        Reader reader = frame.reader();
        Account account = find(name);
        Optional<Relationship> standing = standing(reader, account);
        String path = "/@" + account.handle() + tab.path();
        TimelineView posts = timeline.of(
                timelines.account(account.id(), reader.viewer(), filter, TimelinePresenter.page(before)), reader, path);
        TimelineView pinned = tab == ProfileTab.POSTS && before.isEmpty()
                ? timeline.of(timelines.account(account.id(), reader.viewer(), PINNED, Page.first(5)), reader, path)
                : new TimelineView(List.of(), Optional.empty());
        return Html.page(
                templates.profile(place(frame, account), view(account, reader, standing), tab, posts, pinned.posts()));
    }

    private ProfileView view(Account account, Reader reader, Optional<Relationship> standing) {
        return new ProfileView(
                account,
                accounts.wholeHandle(account),
                emojis.in(texts.bio(account), account),
                IntStream.range(0, account.fields().size())
                        .mapToObj(number -> emojis.in(texts.field(account, number), account))
                        .toList(),
                account.movedTo().flatMap(accounts::byId),
                account.group() ? Optional.of(group(account, reader, standing)) : Optional.empty(),
                standing);
    }

    /** Members write to it where they read it; what those of other servers have for rules stands in what they say of themselves. */
    private GroupView group(Account account, Reader reader, Optional<Relationship> standing) {
        Optional<Group> group = groups.byId(account.id());
        return new GroupView(
                group.map(Group::rules).map(texts::html).orElse(""),
                group.map(Group::id).map(groups::moderators).orElse(List.of()),
                group.isPresent()
                        && reader.viewer()
                                .filter(viewer -> groups.mayModerate(viewer, account.id()))
                                .isPresent(),
                standing.filter(Relationship::following)
                        .map(_ -> ComposeView.of(ComposeForm.of("@" + account.handle() + " "))));
    }

    @GetMapping("/followers")
    View followers(Frame frame, @PathVariable String name, @RequestParam Optional<Long> before) {
        Account account = find(name);
        PeopleView people = PeopleView.of(
                follows.followersOf(account.id(), PeopleView.page(before)), "/@" + account.handle() + "/followers");
        String nobody = account.isLocal()
                ? "Nobody follows " + account.name() + " yet."
                : "Nobody whom this community knows follows " + account.name() + " yet.";
        String title = account.group() ? "Members of " : "Followers of ";
        return Html.page(templates.people(frame.titled(title + account.name()), people, nobody, account));
    }

    @GetMapping("/following")
    View following(Frame frame, @PathVariable String name, @RequestParam Optional<Long> before) {
        Account account = find(name);
        PeopleView people = PeopleView.of(
                follows.followedBy(account.id(), PeopleView.page(before)), "/@" + account.handle() + "/following");
        String nobody = account.name() + (account.isLocal() ? " follows nobody yet." : " follows nobody here yet.");
        return Html.page(templates.people(frame.titled("Followed by " + account.name()), people, nobody, account));
    }

    private Account find(String name) {
        return accounts.byHandle(name)
                .filter(account -> !account.sanctions().isSuspended())
                .orElseThrow(NotHere::new);
    }

    private static Frame place(Frame frame, Account account) {
        return frame.reader().is(account) ? frame.at(Place.YOU, account.name()) : frame.titled(account.name());
    }

    private Optional<Relationship> standing(Reader reader, Account account) {
        return reader.viewer()
                .filter(id -> !id.equals(account.id()))
                .flatMap(id ->
                        relationships.of(id, List.of(account.id())).stream().findFirst());
    }
}
