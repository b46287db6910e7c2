package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Replies;
import health.rounds.privacy.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /users/{name}/posts/{id}}: a post as others fetch it, and what belongs to it. */
@Controller
class PostDocuments {
    private static final String POST = "/users/{name:\\w+}/posts/{id:\\d+}";
    private static final int REPLIES = 20;

    private final Members members;
    private final Posts posts;
    private final Replies replies;
    private final Withdrawals withdrawals;
    private final Gate gate;
    private final Gatherer gatherer;
    private final NoteJson notes;
    private final Activities activities;
    private final Addressing addressing;

    PostDocuments(
            Members members,
            Posts posts,
            Replies replies,
            Withdrawals withdrawals,
            Gate gate,
            Gatherer gatherer,
            NoteJson notes,
            Activities activities,
            Addressing addressing) {
        this.members = members;
        this.posts = posts;
        this.replies = replies;
        this.withdrawals = withdrawals;
        this.gate = gate;
        this.gatherer = gatherer;
        this.notes = notes;
        this.activities = activities;
        this.addressing = addressing;
    }

    @GetMapping(POST)
    ResponseEntity<byte[]> post(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            @PathVariable String name,
            @PathVariable String id) {
        return Accepted.isDocument(accept)
                ? document(request, name, id)
                : Served.elsewhere(URI.create(addressing.of("/@" + name + "/" + id)));
    }

    private ResponseEntity<byte[]> document(HttpServletRequest request, String name, String id) {
        Asker asker = gate.admit(request);
        Account author = members.active(name);
        PostId wanted = PostId.parse(id).orElseThrow(NotServed::notFound);
        Optional<Read> read = read(request, asker, author, wanted);
        if (read.isEmpty()) {
            return withdrawn(author, wanted);
        }
        Post post = read.get().post();
        Surroundings around = gatherer.of(List.of(post));
        return post.boostOf().isPresent()
                ? Served.elsewhere(URI.create(boosted(post, around)))
                : Served.to(read.get().asker(), notes.of(post, around).in(Context.POST));
    }

    /** That it was published; of a boost that it was made. */
    @GetMapping(POST + "/activity")
    ResponseEntity<byte[]> activity(HttpServletRequest request, @PathVariable String name, @PathVariable String id) {
        Read read = find(request, name, id);
        Surroundings around = gatherer.of(List.of(read.post()));
        Thing activity = read.post().boostOf().isPresent()
                ? activities.announce(
                        read.post(),
                        read.post().boostOf().flatMap(around::post).orElseThrow(NotServed::notFound),
                        around)
                : activities.create(read.post(), around);
        return Served.to(read.asker(), activity);
    }

    /** What answers it: first what its author added, then the others. */
    @GetMapping(POST + "/replies")
    ResponseEntity<byte[]> replies(
            HttpServletRequest request,
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean page,
            @RequestParam(name = "only_other_accounts", defaultValue = "false") boolean byOthers,
            @RequestParam(name = "min_id") Optional<Long> above) {
        Read read = find(request, name, id);
        Post post = read.post();
        String address = addressing.of(post, members.active(name)) + "/replies";
        Thing first = repliesPage(address, read, byOthers, above.orElse(0L));
        return Served.to(
                read.asker(),
                page
                        ? first.in(Context.COLLECTION)
                        : Thing.of("Collection", address)
                                .with("totalItems", post.counts().replies())
                                .with("first", first)
                                .in(Context.COLLECTION));
    }

    private Thing repliesPage(String address, Read read, boolean byOthers, long above) {
        Page part = new Page(Optional.empty(), Optional.empty(), Optional.of(above), REPLIES);
        Optional<AccountId> viewer = read.asker().account();
        Slice<Post> slice =
                byOthers ? replies.byOthers(read.post(), viewer, part) : replies.byAuthor(read.post(), viewer, part);
        List<Post> oldestFirst = slice.items().reversed();
        Surroundings around = gatherer.of(oldestFirst);
        String pages = address + "?page=true" + (byOthers ? "&only_other_accounts=true" : "");
        Optional<String> next = slice.newest().map(last -> pages + "&min_id=" + last);
        return Thing.of("CollectionPage", above == 0 ? pages : pages + "&min_id=" + above)
                .with("partOf", address)
                .with(
                        "next",
                        byOthers ? next : Optional.of(next.orElse(address + "?page=true&only_other_accounts=true")))
                .with(
                        "items",
                        oldestFirst.stream()
                                .map(post -> addressing.of(post, around.author(post)))
                                .toList());
    }

    /** How many; by whom is not told to those who only ask. */
    @GetMapping(POST + "/likes")
    ResponseEntity<byte[]> likes(HttpServletRequest request, @PathVariable String name, @PathVariable String id) {
        Read read = find(request, name, id);
        return count(read, name, "/likes", read.post().counts().favourites());
    }

    @GetMapping(POST + "/shares")
    ResponseEntity<byte[]> shares(HttpServletRequest request, @PathVariable String name, @PathVariable String id) {
        Read read = find(request, name, id);
        return count(read, name, "/shares", read.post().counts().boosts());
    }

    private ResponseEntity<byte[]> count(Read read, String name, String which, long items) {
        return Served.to(
                read.asker(),
                Thing.of("Collection", addressing.of(read.post(), members.active(name)) + which)
                        .with("totalItems", items)
                        .in(Context.COLLECTION));
    }

    private Read find(HttpServletRequest request, String name, String id) {
        Asker asker = gate.admit(request);
        Account author = members.active(name);
        return PostId.parse(id)
                .flatMap(wanted -> read(request, asker, author, wanted))
                .orElseThrow(NotServed::notFound);
    }

    /** A signature is checked only where somebody may read what not everybody may. */
    private Optional<Read> read(HttpServletRequest request, Asker asker, Account author, PostId id) {
        Optional<Read> read = posts.byId(id, asker.account())
                .filter(post -> post.author().equals(author.id()))
                .map(post -> new Read(post, asker));
        if (read.isPresent() || !asker.isAnybody()) {
            return read;
        }
        Asker named = gate.identify(request);
        return named.account().isEmpty() ? Optional.empty() : read(request, named, author, id);
    }

    private ResponseEntity<byte[]> withdrawn(Account author, PostId id) {
        if (withdrawals.byPost(author.id(), id.value()).isEmpty()) {
            throw NotServed.notFound();
        }
        return Served.gone(
                Thing.of("Tombstone", addressing.of(author) + "/posts/" + id).in(Context.COLLECTION));
    }

    private String boosted(Post boost, Surroundings around) {
        return boost.boostOf().flatMap(id -> around.uri(id, addressing)).orElseThrow(NotServed::notFound);
    }

    /** A post, and who may read it. */
    private record Read(Post post, Asker asker) {}
}
