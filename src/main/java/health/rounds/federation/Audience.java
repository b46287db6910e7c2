package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom something is addressed to, in the manner of Mastodon: where the public stands says whether it is listed.
 *
 * @param groups those in which it is said (FEP-1b12)
 */
record Audience(List<String> to, List<String> cc, List<String> groups) {
    Audience {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        groups = List.copyOf(groups);
    }

    Audience(List<String> to, List<String> cc) {
        this(to, cc, List.of());
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
        List<String> groups = around.groupsOf(post).stream().map(addressing::of).toList();
        groups.stream().filter(group -> !people.contains(group)).forEach(people::add);
        Audience audience = of(post.visibility(), addressing.followers(around.author(post)), people);
        return new Audience(audience.to(), audience.cc(), groups);
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
        thing.with("to", to).with("cc", cc);
        if (!groups.isEmpty()) {
            thing.with("audience", groups.size() == 1 ? groups.getFirst() : groups); // Lemmy reads one alone
        }
        return thing;
    }

    private static List<String> with(Optional<String> first, List<String> people) {
        List<String> all = new ArrayList<>(first.stream().toList());
        all.addAll(people);
        return all;
    }
}
