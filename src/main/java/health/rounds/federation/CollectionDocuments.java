package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.groups.Groups;
import health.rounds.platform.Page;
import health.rounds.platform.ServerName;
import health.rounds.platform.Slice;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.timelines.Timelines;
import health.rounds.timelines.Timelines.AccountFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /users/{name}/…}: what an account has written, pinned and features, whom it follows and who follows it. */
@Controller
@RequestMapping("/users/{name:\\w+}")
class CollectionDocuments {
    private static final AccountFilter PINNED = new AccountFilter(false, false, false, true, Optional.empty());
    private static final int POSTS = 20;
    private static final int PEOPLE = 80;

    private final Members members;
    private final Groups groups;
    private final Follows follows;
    private final RemoteAccounts remote;
    private final Timelines timelines;
    private final Posts posts;
    private final Hashtags hashtags;
    private final Gate gate;
    private final Gatherer gatherer;
    private final Activities activities;
    private final Tags tags;
    private final Addressing addressing;

    CollectionDocuments(
            Members members,
            Groups groups,
            Follows follows,
            RemoteAccounts remote,
            Timelines timelines,
            Posts posts,
            Hashtags hashtags,
            Gate gate,
            Gatherer gatherer,
            Activities activities,
            Tags tags,
            Addressing addressing) {
        this.members = members;
        this.groups = groups;
        this.follows = follows;
        this.remote = remote;
        this.timelines = timelines;
        this.posts = posts;
        this.hashtags = hashtags;
        this.gate = gate;
        this.gatherer = gatherer;
        this.activities = activities;
        this.tags = tags;
        this.addressing = addressing;
    }

    /** Posts and boosts as activities, newest first, as far as whoever asks may read them. */
    @GetMapping("/outbox")
    ResponseEntity<byte[]> outbox(
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean page,
            @RequestParam(name = "max_id") Optional<Long> below,
            @RequestParam(name = "min_id") Optional<Long> above) {
        Asker asker = gate.admit(request);
        Account account = members.active(name);
        Paged outbox = new Paged(addressing.of(account) + "/outbox", account.posts());
        if (!page) {
            return Served.to(asker, outbox.whole().with("last", outbox.oldest()).in(Context.COLLECTION));
        }
        Page part = new Page(below, Optional.empty(), above, POSTS);
        List<PostId> ids = timelines.account(account.id(), asker.account(), AccountFilter.ALL, part);
        List<Post> found = posts.byIds(ids, asker.account());
        Surroundings around = gatherer.of(found);
        List<Map<String, Object>> items = found.stream()
                .flatMap(post -> activity(post, around).stream())
                .map(Thing::inside)
                .toList();
        Slice<PostId> slice = Slice.of(ids, id -> id, PostId::value);
        return Served.to(asker, outbox.page(part, slice, items).in(Context.POST));
    }

    /** What a boost passes on may be gone, or be for fewer than the boost. */
    private Optional<Thing> activity(Post post, Surroundings around) {
        return post.boostOf().isPresent()
                ? post.boostOf().flatMap(around::post).map(boosted -> activities.announce(post, boosted, around))
                : Optional.of(activities.create(post, around));
    }

    @GetMapping("/followers")
    ResponseEntity<byte[]> followers(
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean page,
            @RequestParam(name = "max_id") Optional<Long> below) {
        Asker asker = gate.admit(request);
        Account account = members.active(name);
        Paged followers = new Paged(addressing.of(account) + "/followers", account.followers());
        return people(asker, followers, page, below, part -> follows.followersOf(account.id(), part));
    }

    /** Those followers who live where the request comes from, for that server alone (FEP-8fcf). */
    @GetMapping(FollowersSync.PATH)
    ResponseEntity<byte[]> followersThere(HttpServletRequest request, @PathVariable String name) {
        gate.requireOn();
        Asker asker = gate.identify(request);
        ServerName server =
                asker.actor().flatMap(ServerName::ofAddress).orElseThrow(() -> NotServed.unsigned("Sign the request"));
        Account account = members.active(name);
        List<String> items = remote.followersOn(account.id(), server.value());
        return Served.to(
                asker,
                Thing.of("OrderedCollection", addressing.of(account) + FollowersSync.PATH)
                        .with("totalItems", items.size())
                        .with("orderedItems", items)
                        .in(Context.COLLECTION));
    }

    @GetMapping("/following")
    ResponseEntity<byte[]> following(
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean page,
            @RequestParam(name = "max_id") Optional<Long> below) {
        Asker asker = gate.admit(request);
        Account account = members.active(name);
        Paged following = new Paged(addressing.of(account) + "/following", account.following());
        return people(asker, following, page, below, part -> follows.followedBy(account.id(), part));
    }

    private ResponseEntity<byte[]> people(
            Asker asker, Paged collection, boolean page, Optional<Long> below, Function<Page, Slice<Account>> read) {
        if (!page) {
            return Served.to(asker, collection.whole().in(Context.COLLECTION));
        }
        Page part = new Page(below, Optional.empty(), Optional.empty(), PEOPLE);
        Slice<Account> slice = read.apply(part);
        List<String> items = slice.items().stream().map(addressing::of).toList();
        return Served.to(asker, collection.page(part, slice, items).in(Context.COLLECTION));
    }

    /** Pinned posts, as far as everybody may read them; there even where there are none, which GoToSocial expects. */
    @GetMapping("/collections/featured")
    ResponseEntity<byte[]> featured(HttpServletRequest request, @PathVariable String name) {
        Asker asker = gate.admit(request);
        Account account = members.active(name);
        List<PostId> pinned = timelines.account(account.id(), asker.account(), PINNED, Page.first(POSTS));
        List<String> items = pinned.stream()
                .map(id -> addressing.of(account) + "/posts/" + id)
                .toList();
        return Served.to(
                asker,
                Thing.of("OrderedCollection", addressing.of(account) + "/collections/featured")
                        .with("totalItems", items.size())
                        .with("orderedItems", items)
                        .in(Context.COLLECTION));
    }

    /** Who moderates a group (FEP-1b12); whole, as Lemmy reads it. */
    @GetMapping("/moderators")
    ResponseEntity<byte[]> moderators(HttpServletRequest request, @PathVariable String name) {
        Asker asker = gate.admit(request);
        Account group = members.active(name);
        if (!group.group()) {
            throw NotServed.notFound();
        }
        List<String> items =
                groups.moderators(group.id()).stream().map(addressing::of).toList();
        return Served.to(
                asker,
                Thing.of("OrderedCollection", addressing.of(group) + "/moderators")
                        .with("totalItems", items.size())
                        .with("orderedItems", items)
                        .in(Context.COLLECTION));
    }

    @GetMapping("/collections/tags")
    ResponseEntity<byte[]> tags(HttpServletRequest request, @PathVariable String name) {
        Asker asker = gate.admit(request);
        Account account = members.active(name);
        List<Map<String, Object>> items = hashtags.featuredBy(account.id()).stream()
                .map(tag -> tags.hashtag(tag.name()))
                .toList();
        return Served.to(
                asker,
                Thing.of("Collection", addressing.of(account) + "/collections/tags")
                        .with("totalItems", items.size())
                        .with("items", items)
                        .in(Context.COLLECTION));
    }
}
