package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.filters.FilterMatch;
import health.rounds.filters.MemberFilters;
import health.rounds.posts.Marks;
import health.rounds.posts.Poll;
import health.rounds.posts.PostId;
import health.rounds.posts.Quote;
import health.rounds.posts.QuoteSight;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that one answer of {@link StatusJson} is made of, and how it is put together for its reader. */
final class StatusView {
    private static final byte[] REBLOG = ascii(",\"reblog\":");
    private static final byte[] NO_REBLOG = ascii(",\"reblog\":null");
    private static final byte[] POLL = ascii(",\"poll\":");
    private static final byte[] NO_POLL = ascii(",\"poll\":null");
    private static final byte[] QUOTE = ascii(",\"quote\":");
    private static final byte[] APPROVAL = ascii(",\"quote_approval\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] NOT_FILTERED = ascii("[]");
    private static final byte[] END = ascii("}");
    private static final byte[][] TAILS = tails();

    private final Map<PostId, RenderedStatus> statuses;
    private final Map<AccountId, byte[]> authors;
    private final Map<PostId, Marks> marks;
    private final Map<PostId, List<Integer>> votes;
    private final Optional<MemberFilters> filters;
    private final QuoteSight sight;
    private final Optional<AccountId> reader;
    private final Set<AccountId> gone;
    private final EmojiJson emojis;
    private final Instant now;

    StatusView(
            Map<PostId, RenderedStatus> statuses,
            Map<AccountId, byte[]> authors,
            Map<PostId, Marks> marks,
            Map<PostId, List<Integer>> votes,
            Optional<MemberFilters> filters,
            QuoteSight sight,
            Optional<AccountId> reader,
            Set<AccountId> gone,
            EmojiJson emojis,
            Instant now) {
        this.statuses = statuses;
        this.authors = authors;
        this.marks = marks;
        this.votes = votes;
        this.filters = filters.filter(all -> !all.isEmpty());
        this.sight = sight;
        this.reader = reader;
        this.gone = gone;
        this.emojis = emojis;
        this.now = now;
    }

    boolean has(PostId id) {
        RenderedStatus status = statuses.get(id);
        return status != null
                && isThere(status.author())
                && (status.boostOf().isEmpty() || has(status.boostOf().get()));
    }

    boolean write(PostId id, Pieces out) {
        RenderedStatus status = statuses.get(id);
        if (status == null || !has(id)) {
            return false;
        }
        write(status, out, filtered(status), false);
        return true;
    }

    /** Only what the post quotes; nothing where it quotes nothing. */
    Optional<RawJson> quote(PostId id) {
        return Optional.ofNullable(statuses.get(id))
                .flatMap(RenderedStatus::quote)
                .map(quote -> {
                    Pieces out = new Pieces();
                    quote(quote, out);
                    return new RawJson(out.join());
                });
    }

    private void write(RenderedStatus status, Pieces out, byte[] filtered, boolean quoted) {
        byte[] account = authors.get(status.author());
        if (account != null) {
            out.add(status.head()).add(account);
        }
        RenderedStatus subject = subject(status);
        if (status.boostOf().isPresent()) {
            out.add(REBLOG);
            write(subject, out, filtered, quoted);
        } else {
            out.add(NO_REBLOG);
        }
        if (status.poll().isPresent()) {
            out.add(POLL).add(poll(status.poll().get(), status.author()));
        } else {
            out.add(NO_POLL);
        }
        out.add(QUOTE);
        if (status.quote().isEmpty()) {
            out.add(NULL);
        } else if (quoted) {
            out.add(shallow(status.quote().get()));
        } else {
            quote(status.quote().get(), out);
        }
        out.add(APPROVAL)
                .add(QuoteJson.approval(status.quotePolicy(), mayQuote(status)))
                .add(tail(marks.getOrDefault(subject.id(), Marks.NONE)))
                .add(filtered)
                .add(END);
    }

    /** What is quoted is marked and filtered as if it stood alone, but what it quotes in its turn is only named. */
    private void quote(Quote quote, Pieces out) {
        Optional<RenderedStatus> quoted = quoted(quote);
        QuoteState state = QuoteState.of(quote, quoted, sight);
        out.add(QuoteJson.open(state));
        if (quoted.isPresent() && state.sendsPost()) {
            write(quoted.get(), out, filtered(quoted.get()), true);
        } else {
            out.add(NULL);
        }
        out.add(QuoteJson.CLOSE);
    }

    private byte[] shallow(Quote quote) {
        return Json.bytes(ShallowQuote.of(quote, QuoteState.of(quote, quoted(quote), sight)));
    }

    private Optional<RenderedStatus> quoted(Quote quote) {
        return Optional.ofNullable(statuses.get(quote.post())).filter(status -> isThere(status.author()));
    }

    private boolean isThere(AccountId author) {
        return authors.containsKey(author) && !gone.contains(author);
    }

    private boolean mayQuote(RenderedStatus status) {
        return status.boostOf().isEmpty() && sight.mayQuote(status.author(), status.visibility(), status.quotePolicy());
    }

    /** What one does to a boost one does to the post: its marks and words are the post's. */
    private RenderedStatus subject(RenderedStatus status) {
        return status.boostOf().map(statuses::get).orElse(status);
    }

    private byte[] filtered(RenderedStatus status) {
        if (filters.isEmpty()) {
            return NOT_FILTERED;
        }
        List<PostId> ids =
                Stream.concat(Stream.of(status.id()), status.boostOf().stream()).toList();
        List<FilterMatch> matches = filters.get().matches(subject(status).words(), ids, now);
        return matches.isEmpty()
                ? NOT_FILTERED
                : Json.bytes(matches.stream().map(FilterResult::of).toList());
    }

    private byte[] poll(Poll poll, AccountId author) {
        boolean isAuthor = reader.filter(author::equals).isPresent();
        return Json.bytes(PollEntity.of(poll, votes.getOrDefault(poll.post(), List.of()), isAuthor, now, emojis));
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
}
