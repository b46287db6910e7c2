package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides who may read what, for a whole page with one query at most. An answer that its author elsewhere has not let stand is between the
 * two of them.
 */
@Component
final class Readers {
    private final Follows follows;
    private final Relationships relationships;
    private final Sanctioned sanctioned;

    Readers(Follows follows, Relationships relationships, Sanctioned sanctioned) {
        this.follows = follows;
        this.relationships = relationships;
        this.sanctioned = sanctioned;
    }

    /** Those of the rows that the viewer may read, in their order. */
    List<PostRow> readable(Collection<PostRow> rows, Optional<AccountId> viewer) {
        if (viewer.isEmpty()) {
            Set<AccountId> suspended = sanctioned.suspended();
            return rows.stream()
                    .filter(row -> row.visibility().isOpen()
                            && row.replyConsent().isGiven()
                            && !suspended.contains(row.author()))
                    .toList();
        }
        AccountId reader = viewer.get();
        Set<AccountId> apart = relationships.apartFrom(reader);
        Set<AccountId> followed = followedAuthors(rows, reader);
        return rows.stream()
                .filter(row -> mayRead(row, reader, apart, followed))
                .toList();
    }

    boolean mayRead(PostRow row, Optional<AccountId> viewer) {
        return !readable(List.of(row), viewer).isEmpty();
    }

    boolean follows(AccountId reader, AccountId author) {
        return follows.isFollowing(reader, author);
    }

    private static boolean mayRead(PostRow row, AccountId reader, Set<AccountId> apart, Set<AccountId> followed) {
        if (row.author().equals(reader)) {
            return true;
        }
        if (apart.contains(row.author()) || !isForOthers(row, reader)) {
            return false;
        }
        return switch (row.visibility()) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS -> followed.contains(row.author()) || isMeant(row, reader);
            case DIRECT -> isMeant(row, reader);
        };
    }

    private static boolean isForOthers(PostRow row, AccountId reader) {
        return row.replyConsent().isGiven()
                || row.replyToAccount().filter(reader::equals).isPresent();
    }

    /** Who is mentioned may read a post, and who is quoted, to decide about the quote. */
    private static boolean isMeant(PostRow row, AccountId reader) {
        return row.mentioned().contains(reader)
                || row.quote().filter(quote -> quote.author().equals(reader)).isPresent();
    }

    private Set<AccountId> followedAuthors(Collection<PostRow> rows, AccountId reader) {
        Set<AccountId> authors = rows.stream()
                .filter(row -> row.visibility() == Visibility.FOLLOWERS)
                .map(PostRow::author)
                .filter(author -> !author.equals(reader))
                .collect(Collectors.toSet());
        return authors.isEmpty() ? Set.of() : follows.followedAmong(reader, authors);
    }
}
