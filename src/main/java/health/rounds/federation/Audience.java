package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom something is addressed to, in the manner of Mastodon: where the public stands says whether it is listed. */
record Audience(List<String> to, List<String> cc) {
    Audience {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    /** Everybody, to whom nothing is delivered: for what may be read but has no addressee. */
    static final Audience EVERYBODY = new Audience(List.of(Addressing.PUBLIC), List.of());

    /** That of a post, or of the boost that passes on the post of {@code boosted}. */
    static Audience of(Post post, Optional<Account> boosted, Surroundings around, Addressing addressing) {
        List<String> people = new ArrayList<>();
        boosted.map(addressing::of).ifPresent(people::add);
        for (Mention mention : post.mentions()) {
            around.person(mention.account()).map(addressing::of).ifPresent(people::add);
        }
        return of(post.visibility(), addressing.followers(around.author(post)), people);
    }

    private static Audience of(Visibility visibility, Optional<String> followers, List<String> people) {
        return switch (visibility) {
            case PUBLIC -> new Audience(List.of(Addressing.PUBLIC), with(followers, people));
            case UNLISTED -> new Audience(followers.stream().toList(), with(Optional.of(Addressing.PUBLIC), people));
            case FOLLOWERS -> new Audience(followers.stream().toList(), people);
            case DIRECT -> new Audience(people, List.of());
        };
    }

    /** Some people and nobody else. */
    static Audience of(String... people) {
        return new Audience(List.of(people), List.of());
    }

    Thing on(Thing thing) {
        return thing.with("to", to).with("cc", cc);
    }

    private static List<String> with(Optional<String> first, List<String> people) {
        List<String> all = new ArrayList<>(first.stream().toList());
        all.addAll(people);
        return all;
    }
}
