package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.util.Map;
import java.util.Optional;

/** What some posts refer to: who wrote them, whom they name, what they answer, quote or pass on. What is gone is not in it. */
record Surroundings(Map<AccountId, Account> people, Map<PostId, Post> posts) {
    Surroundings {
        people = Map.copyOf(people);
        posts = Map.copyOf(posts);
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
