package health.rounds.posts;

import health.rounds.accounts.AccountId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads what the author of a post says about who may answer it. */
public final class ReplyRules {
    private ReplyRules() {}

    /**
     * Why somebody may not answer a post that they may read, in words for them; empty where they may.
     *
     * @param follows whether they follow an account
     */
    public static Optional<String> refusal(AccountId reader, Post post, Predicate<AccountId> follows) {
        return refusal(
                reader,
                post.author(),
                post.replyPolicy(),
                post.replyConsent(),
                isMeant(reader, post.mentions().stream().map(Mention::account).toList(), post.replyToAccount()),
                follows);
    }

    static Optional<String> refusal(AccountId reader, PostRow post, Predicate<AccountId> follows) {
        return refusal(
                reader,
                post.author(),
                post.replyPolicy(),
                post.replyConsent(),
                isMeant(reader, post.mentioned(), post.replyToAccount()),
                follows);
    }

    private static Optional<String> refusal(
            AccountId reader,
            AccountId author,
            ReplyPolicy policy,
            ReplyConsent consent,
            boolean isMeant,
            Predicate<AccountId> follows) {
        if (!consent.isGiven()) {
            return Optional.of("It cannot be answered: the author of the thread has not let it in.");
        }
        boolean may = author.equals(reader)
                || switch (policy) {
                    case EVERYONE, ASK -> true;
                    case FOLLOWERS -> isMeant || follows.test(author);
                    case MENTIONED -> isMeant;
                    case NOBODY -> false;
                };
        return may ? Optional.empty() : Optional.of(reason(policy));
    }

    private static String reason(ReplyPolicy policy) {
        return switch (policy) {
            case FOLLOWERS -> "Only followers of its author, and people it mentions, may answer this post.";
            case MENTIONED -> "Only people whom it mentions may answer this post.";
            case NOBODY -> "Its author takes no answers to this post.";
            case EVERYONE, ASK -> throw new IllegalArgumentException(policy + " keeps nobody out");
        };
    }

    /** Whether somebody may answer a post elsewhere without a word of its author. */
    public static boolean isFree(AccountId by, Post post) {
        return post.author().equals(by)
                || switch (post.replyPolicy()) {
                    case EVERYONE -> true;
                    case FOLLOWERS, MENTIONED, ASK ->
                        isMeant(
                                by,
                                post.mentions().stream().map(Mention::account).toList(),
                                post.replyToAccount());
                    case NOBODY -> false;
                };
    }

    /** Whether the author of a post elsewhere must agree to an answer first; whom it names needs nobody's word (gotosocial.org/ns). */
    static boolean needsConsent(AccountId reader, PostRow post) {
        return post.origin().isPresent()
                && !post.author().equals(reader)
                && switch (post.replyPolicy()) {
                    case EVERYONE, MENTIONED, NOBODY -> false;
                    case FOLLOWERS, ASK -> !isMeant(reader, post.mentioned(), post.replyToAccount());
                };
    }

    private static boolean isMeant(
            AccountId reader, Collection<AccountId> mentioned, Optional<AccountId> replyToAccount) {
        return mentioned.contains(reader)
                || replyToAccount.filter(reader::equals).isPresent();
    }
}
