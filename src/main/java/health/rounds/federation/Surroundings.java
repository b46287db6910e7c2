package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What some posts refer to: who wrote them, whom they name, what they answer, quote or pass on. What is gone is not in it.
 *
 * @param holding groups of this community that have passed posts on
 */
record Surroundings(Map<AccountId, Account> people, Map<PostId, Post> posts, Map<PostId, Set<AccountId>> holding) {
    Surroundings {
        people = Map.copyOf(people);
        posts = Map.copyOf(posts);
        holding = Map.copyOf(holding);
    }

    /** The groups, here or elsewhere, in which a public post is said: those that it or what it answers names, and those that have passed on either. */
    List<Account> groupsOf(Post post) {
        if (post.visibility() != Visibility.PUBLIC) {
            return List.of();
        }
        Set<AccountId> named = new LinkedHashSet<>();
        addNamed(post, named);
        post.replyTo().flatMap(this::post).ifPresent(parent -> addNamed(parent, named));
        return named.stream()
                .flatMap(id -> person(id).stream())
                .filter(Account::group)
                .toList();
    }

    private void addNamed(Post post, Set<AccountId> named) {
        if (post.visibility() == Visibility.PUBLIC) {
            post.mentions().forEach(mention -> named.add(mention.account()));
            named.addAll(holding.getOrDefault(post.id(), Set.of()));
        }
    }

    /** Who wrote a post of these; its author goes last, so there is one. */
    Account author(Post post) {
        return person(post.author()).orElseThrow();
    }

    Optional<Account> person(AccountId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** By which address servers know a post. */
    Optional<String> uri(PostId id, Addressing addressing) {
        return post(id).flatMap(post -> person(post.author()).map(author -> addressing.of(post, author)));
    }

    Optional<Post> post(PostId id) {
        return Optional.ofNullable(posts.get(id));
    }
}
