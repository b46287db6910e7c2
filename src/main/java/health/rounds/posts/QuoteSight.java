package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** What one viewer sees of quoted posts, and what the viewer may quote; asked about a whole page without any query. */
public final class QuoteSight {
    private final Relationships relationships;
    private final Optional<AccountId> viewer;
    private final Predicate<AccountId> follows;

    QuoteSight(Relationships relationships, Optional<AccountId> viewer, Predicate<AccountId> follows) {
        this.relationships = relationships;
        this.viewer = viewer;
        this.follows = follows;
    }

    /** How a quoted post is shown. */
    public enum Shown {
        FULLY,
        /** It is there, but the viewer has blocked its author. */
        BLOCKED,
        /** It is there, but the viewer hides the domain of its author. */
        DOMAIN_HIDDEN,
        /** It is there, but the viewer has muted its author. */
        MUTED,
        /** The viewer may not read it. */
        NOT
    }

    /** How the viewer sees a post that is quoted. */
    public Shown shown(AccountId author, Visibility visibility, Collection<AccountId> mentioned) {
        if (relationships.hiddenFrom(Optional.empty()).contains(author)) {
            return Shown.NOT; // hidden even from a passer-by: suspended
        }
        if (viewer.isEmpty()) {
            return visibility.isOpen() ? Shown.FULLY : Shown.NOT;
        }
        AccountId reader = viewer.get();
        if (author.equals(reader)) {
            return Shown.FULLY;
        }
        if (!reaches(reader, author, visibility, mentioned) || relationships.isBlockedBy(reader, author)) {
            return Shown.NOT;
        }
        if (relationships.areApart(reader, author)) {
            return Shown.BLOCKED;
        }
        if (relationships.hidesDomainOf(reader, author)) {
            return Shown.DOMAIN_HIDDEN;
        }
        return relationships.hiddenFrom(reader).contains(author) ? Shown.MUTED : Shown.FULLY;
    }

    /** Whether the viewer may quote a post that the viewer may read. */
    public boolean mayQuote(AccountId author, Visibility visibility, QuotePolicy policy) {
        return viewer.filter(reader -> mayQuote(reader, author, visibility, policy, follows))
                .isPresent();
    }

    static boolean mayQuote(
            AccountId reader,
            AccountId author,
            Visibility visibility,
            QuotePolicy policy,
            Predicate<AccountId> follows) {
        if (visibility == Visibility.DIRECT) {
            return false;
        }
        return author.equals(reader)
                || switch (policy.within(visibility)) {
                    case EVERYONE, ASK -> true;
                    case FOLLOWERS -> follows.test(author);
                    case NOBODY -> false;
                };
    }

    private boolean reaches(
            AccountId reader, AccountId author, Visibility visibility, Collection<AccountId> mentioned) {
        return switch (visibility) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS -> follows.test(author) || mentioned.contains(reader);
            case DIRECT -> mentioned.contains(reader);
        };
    }
}
