package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.filters.FilterMatch;
import health.rounds.filters.Filters;
import health.rounds.filters.MemberFilters;
import health.rounds.platform.ReadThrough;
import health.rounds.posts.Marks;
import health.rounds.posts.Poll;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostChanged;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Posts as the API's Status, put together from bytes that were rendered before.
 *
 * <p>A home page is read a thousand times for each time one of its posts changes, so what is the same for all readers is rendered
 * once: the post up to its account ({@link RenderedStatus}) and the account ({@link AccountJson}). A page is then these pieces and
 * each reader's own marks, copied once, without any JSON writer and without SQL. Only the poll, which depends on the reader and
 * on the time, is written anew.
 */
@Component
class StatusJson {
    private static final long MOST_BYTES = 64L << 20;

    private static final byte[] OPEN = ascii("[");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] CLOSE = ascii("]");
    private static final byte[] REBLOG = ascii(",\"reblog\":");
    private static final byte[] NO_REBLOG = ascii(",\"reblog\":null");
    private static final byte[] POLL = ascii(",\"poll\":");
    private static final byte[] NO_POLL = ascii(",\"poll\":null");
    private static final byte[] NOT_FILTERED = ascii("[]");
    private static final byte[] END = ascii("}");
    private static final byte[][] TAILS = tails();

    private final ReadThrough<PostId, RenderedStatus> kept = new ReadThrough<>(MOST_BYTES, RenderedStatus::weight);
    private final Posts posts;
    private final Reactions reactions;
    private final Polls polls;
    private final Filters filters;
    private final Accounts accounts;
    private final AccountJson accountJson;
    private final Addresses addresses;
    private final PostText html;
    private final Clock clock;

    StatusJson(
            Posts posts,
            Reactions reactions,
            Polls polls,
            Filters filters,
            Accounts accounts,
            AccountJson accountJson,
            Addresses addresses,
            PostText html,
            Clock clock) {
        this.posts = posts;
        this.reactions = reactions;
        this.polls = polls;
        this.filters = filters;
        this.accounts = accounts;
        this.accountJson = accountJson;
        this.addresses = addresses;
        this.html = html;
        this.clock = clock;
    }

    /** An array of posts that were chosen for this reader, in that order; those removed meanwhile are left out. */
    byte[] array(List<PostId> ids, Optional<AccountId> reader) {
        return array(ids, view(ids, Map.of(), reader));
    }

    /** The same for posts at hand. */
    byte[] arrayOf(List<Post> those, Optional<AccountId> reader) {
        List<PostId> ids = those.stream().map(Post::id).toList();
        return array(ids, view(ids, byId(those), reader));
    }

    /** A post that this reader may read. */
    byte[] one(Post post, Optional<AccountId> reader) {
        List<PostId> ids = List.of(post.id());
        Pieces out = new Pieces();
        view(ids, byId(List.of(post)), reader).write(post.id(), out);
        return out.join();
    }

    /** Each of those that were chosen for this reader and still exist. */
    Map<PostId, RawJson> each(List<PostId> ids, Optional<AccountId> reader) {
        View view = view(ids, Map.of(), reader);
        Map<PostId, RawJson> found = new HashMap<>();
        for (PostId id : ids) {
            Pieces out = new Pieces();
            if (view.write(id, out)) {
                found.put(id, new RawJson(out.join()));
            }
        }
        return found;
    }

    /** A status with the text its author typed, which apps put back into their composer. */
    static byte[] withText(byte[] status, String text) {
        String json = new String(status, StandardCharsets.UTF_8);
        return json.replaceFirst("\"text\":null", Matcher.quoteReplacement("\"text\":" + Json.text(text)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @EventListener
    void on(PostChanged changed) {
        kept.forget(changed.post());
    }

    private static byte[] array(List<PostId> ids, View view) {
        Pieces out = new Pieces().add(OPEN);
        boolean first = true;
        for (PostId id : ids) {
            if (!view.has(id)) {
                continue;
            }
            if (!first) {
                out.add(COMMA);
            }
            view.write(id, out);
            first = false;
        }
        return out.add(CLOSE).join();
    }

    private View view(List<PostId> ids, Map<PostId, Post> atHand, Optional<AccountId> reader) {
        Map<PostId, RenderedStatus> rendered = rendered(ids, atHand);
        List<PostId> boosted = new ArrayList<>(0);
        for (RenderedStatus status : rendered.values()) {
            if (status.boostOf().isPresent()) {
                boosted.add(status.boostOf().get());
            }
        }
        if (!boosted.isEmpty()) {
            rendered.putAll(rendered(boosted, Map.of()));
        }
        List<AccountId> authors = new ArrayList<>(rendered.size());
        List<PostId> withPoll = new ArrayList<>(0);
        for (RenderedStatus status : rendered.values()) {
            authors.add(status.author());
            if (status.poll().isPresent()) {
                withPoll.add(status.id());
            }
        }
        Map<PostId, Marks> marks = reader.isPresent() ? reactions.marks(reader.get(), rendered.keySet()) : Map.of();
        Map<PostId, List<Integer>> votes =
                reader.isPresent() && !withPoll.isEmpty() ? polls.votes(reader.get(), withPoll) : Map.of();
        return new View(rendered, accountJson.bytes(authors), marks, votes, reader.map(filters::ready), reader);
    }

    private Map<PostId, RenderedStatus> rendered(Collection<PostId> ids, Map<PostId, Post> atHand) {
        Map<PostId, RenderedStatus> found = kept.all(ids, missing -> {
            List<PostId> unknown =
                    missing.stream().filter(id -> !atHand.containsKey(id)).toList();
            return unknown.isEmpty() ? Map.of() : render(posts.unfiltered(unknown));
        });
        // A post at hand was loaded before this moment and may be old by now: it is rendered for this answer and not
        // kept.
        List<Post> rest = atHand.values().stream()
                .filter(post -> !found.containsKey(post.id()))
                .toList();
        if (!rest.isEmpty()) {
            found.putAll(render(rest));
        }
        return found;
    }

    private Map<PostId, RenderedStatus> render(Collection<Post> those) {
        Set<AccountId> authors = those.stream().map(Post::author).collect(Collectors.toSet());
        Map<AccountId, Account> byId = accounts.byIds(authors);
        Map<PostId, RenderedStatus> rendered = HashMap.newHashMap(those.size());
        for (Post post : those) {
            Account author = byId.get(post.author());
            if (author != null) {
                rendered.put(post.id(), RenderedStatus.of(post, author.username(), addresses, html));
            }
        }
        return rendered;
    }

    private static Map<PostId, Post> byId(List<Post> those) {
        Map<PostId, Post> byId = HashMap.newHashMap(those.size());
        those.forEach(post -> byId.put(post.id(), post));
        return byId;
    }

    /** The end of a status, up to the filters that match it, for each of the 32 combinations of marks. */
    private static byte[][] tails() {
        byte[][] tails = new byte[32][];
        for (int i = 0; i < tails.length; i++) {
            tails[i] = ascii(
                    ",\"favourited\":%b,\"reblogged\":%b,\"muted\":%b,\"bookmarked\":%b,\"pinned\":%b,\"filtered\":"
                            .formatted((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0, (i & 16) != 0));
        }
        return tails;
    }

    private static byte[] tail(Marks marks) {
        return TAILS[
                (marks.favourited() ? 1 : 0)
                        | (marks.boosted() ? 2 : 0)
                        | (marks.threadMuted() ? 4 : 0)
                        | (marks.bookmarked() ? 8 : 0)
                        | (marks.pinned() ? 16 : 0)];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** All that one answer is made of. */
    private final class View {
        private final Map<PostId, RenderedStatus> statuses;
        private final Map<AccountId, byte[]> authors;
        private final Map<PostId, Marks> marks;
        private final Map<PostId, List<Integer>> votes;
        private final Optional<MemberFilters> filters;
        private final Optional<AccountId> reader;

        View(
                Map<PostId, RenderedStatus> statuses,
                Map<AccountId, byte[]> authors,
                Map<PostId, Marks> marks,
                Map<PostId, List<Integer>> votes,
                Optional<MemberFilters> filters,
                Optional<AccountId> reader) {
            this.statuses = statuses;
            this.authors = authors;
            this.marks = marks;
            this.votes = votes;
            this.filters = filters.filter(all -> !all.isEmpty());
            this.reader = reader;
        }

        boolean has(PostId id) {
            RenderedStatus status = statuses.get(id);
            return status != null
                    && authors.containsKey(status.author())
                    && (status.boostOf().isEmpty() || has(status.boostOf().get()));
        }

        boolean write(PostId id, Pieces out) {
            RenderedStatus status = statuses.get(id);
            if (status == null || !has(id)) {
                return false;
            }
            write(status, out, filtered(status));
            return true;
        }

        private void write(RenderedStatus status, Pieces out, byte[] filtered) {
            byte[] account = authors.get(status.author());
            if (account != null) {
                out.add(status.head()).add(account);
            }
            RenderedStatus subject = subject(status);
            if (status.boostOf().isPresent()) {
                out.add(REBLOG);
                write(subject, out, filtered);
            } else {
                out.add(NO_REBLOG);
            }
            if (status.poll().isPresent()) {
                out.add(POLL).add(poll(status.poll().get(), status.author()));
            } else {
                out.add(NO_POLL);
            }
            out.add(tail(marks.getOrDefault(subject.id(), Marks.NONE)))
                    .add(filtered)
                    .add(END);
        }

        /** What one does to a boost one does to the post: its marks and words are the post's. */
        private RenderedStatus subject(RenderedStatus status) {
            return status.boostOf().map(statuses::get).orElse(status);
        }

        private byte[] filtered(RenderedStatus status) {
            if (filters.isEmpty()) {
                return NOT_FILTERED;
            }
            List<PostId> ids = Stream.concat(Stream.of(status.id()), status.boostOf().stream())
                    .toList();
            List<FilterMatch> matches = filters.get().matches(subject(status).words(), ids, clock.instant());
            return matches.isEmpty()
                    ? NOT_FILTERED
                    : Json.bytes(matches.stream().map(FilterResult::of).toList());
        }

        private byte[] poll(Poll poll, AccountId author) {
            boolean isAuthor = reader.filter(author::equals).isPresent();
            return Json.bytes(
                    PollEntity.of(poll, votes.getOrDefault(poll.post(), List.of()), isAuthor, clock.instant()));
        }
    }
}
