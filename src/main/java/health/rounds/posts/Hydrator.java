package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Sanctioned;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns rows into posts: the pictures, mentioned accounts and polls of a whole page with one query each. */
@Component
final class Hydrator {
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final MediaLibrary library;
    private final PollStore polls;

    Hydrator(Accounts accounts, Sanctioned sanctioned, MediaLibrary library, PollStore polls) {
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.library = library;
        this.polls = polls;
    }

    List<Post> posts(Collection<PostRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<MediaId, Media> media =
                media(rows.stream().flatMap(row -> row.media().stream()).collect(Collectors.toSet()));
        Map<AccountId, Account> mentioned =
                mentioned(rows.stream().flatMap(row -> row.mentioned().stream()).collect(Collectors.toSet()));
        Map<PostId, Poll> pollOf = polls.byPosts(
                rows.stream().filter(PostRow::polled).map(PostRow::id).toList());
        return rows.stream()
                .map(row -> post(row, media, mentioned, Optional.ofNullable(pollOf.get(row.id()))))
                .toList();
    }

    Post post(PostRow row) {
        return posts(List.of(row)).getFirst();
    }

    /** A post just written, whose poll is at hand. */
    Post fresh(PostRow row, Optional<Poll> poll) {
        return post(row, media(row.media()), mentioned(row.mentioned()), poll);
    }

    Map<MediaId, Media> media(Collection<MediaId> ids) {
        return ids.isEmpty() ? Map.of() : library.byIds(ids);
    }

    private Map<AccountId, Account> mentioned(Collection<AccountId> ids) {
        return ids.isEmpty() ? Map.of() : accounts.byIds(Set.copyOf(ids));
    }

    private Post post(PostRow row, Map<MediaId, Media> media, Map<AccountId, Account> mentioned, Optional<Poll> poll) {
        return new Post(
                row.id(),
                row.author(),
                row.createdAt(),
                row.editedAt(),
                row.text(),
                row.contentWarning(),
                // Whoever shows what the author does not mark is overruled as long as moderators say so.
                row.sensitive() || sanctioned.sensitive().contains(row.author()),
                row.language(),
                row.visibility(),
                row.replyTo(),
                row.replyToAccount(),
                row.thread(),
                row.boostOf(),
                row.mentioned().stream()
                        .map(mentioned::get)
                        .filter(Objects::nonNull)
                        .map(Mention::of)
                        .toList(),
                row.hashtags(),
                row.media().stream().map(media::get).filter(Objects::nonNull).toList(),
                poll,
                row.counts(),
                row.app(),
                row.quote(),
                row.quotePolicy(),
                row.replyPolicy(),
                row.replyConsent(),
                row.origin());
    }
}
