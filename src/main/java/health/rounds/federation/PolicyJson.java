package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who may do what with a post, in the words of GoToSocial (gotosocial.org/ns), of which FEP-044f has some. */
final class PolicyJson {
    private PolicyJson() {}

    static Thing of(Post post, Surroundings around, Addressing addressing) {
        Account author = around.author(post);
        String self = addressing.of(author);
        List<String> everybody = List.of(Addressing.PUBLIC);
        return Thing.untyped()
                .with("canQuote", automatic(quoters(post, author, addressing)))
                .with("canReply", alsoAsBefore(repliers(post, around, addressing)))
                .with("canLike", alsoAsBefore(everybody))
                .with("canAnnounce", alsoAsBefore(post.visibility().isOpen() ? everybody : List.of(self)));
    }

    /** Where only the author is named, nobody else may (FEP-044f, and GoToSocial's documentation, "Specifying Nobody"). */
    private static List<String> quoters(Post post, Account author, Addressing addressing) {
        return switch (post.quotePolicy()) {
            case EVERYONE -> List.of(Addressing.PUBLIC);
            case FOLLOWERS -> addressing.followers(author).stream().toList();
            case NOBODY, ASK -> List.of(addressing.of(author));
        };
    }

    private static List<String> repliers(Post post, Surroundings around, Addressing addressing) {
        Account author = around.author(post);
        List<String> allowed = new ArrayList<>(List.of(addressing.of(author)));
        switch (post.replyPolicy()) {
            case EVERYONE -> {
                return List.of(Addressing.PUBLIC);
            }
            case FOLLOWERS -> {
                allowed.addAll(addressing.followers(author).stream().toList());
                allowed.addAll(meant(post, around, addressing));
            }
            case MENTIONED -> allowed.addAll(meant(post, around, addressing));
            case NOBODY, ASK -> {
                // The author alone.
            }
        }
        return List.copyOf(new LinkedHashSet<>(allowed));
    }

    /** Whom it names and answers. */
    private static List<String> meant(Post post, Surroundings around, Addressing addressing) {
        Set<AccountId> people = new LinkedHashSet<>();
        post.mentions().stream().map(Mention::account).forEach(people::add);
        post.replyToAccount().ifPresent(people::add);
        return people.stream()
                .flatMap(id -> around.person(id).stream())
                .map(addressing::of)
                .toList();
    }

    private static Thing automatic(List<String> allowed) {
        return Thing.untyped().with("automaticApproval", allowed);
    }

    /** GoToSocial before 0.20 knows other names alone, and takes a rule without them for one that lets nobody. */
    private static Thing alsoAsBefore(List<String> allowed) {
        return automatic(allowed).with("always", allowed);
    }
}
