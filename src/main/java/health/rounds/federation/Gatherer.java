package health.rounds.federation;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.groups.Groups;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads what the documents of posts refer to, with a fixed number of queries for all of them. */
@Component
class Gatherer {
    private final Posts posts;
    private final Accounts accounts;
    private final Groups groups;

    Gatherer(Posts posts, Accounts accounts, Groups groups) {
        this.posts = posts;
        this.accounts = accounts;
        this.groups = groups;
    }

    Surroundings of(Collection<Post> those) {
        Set<PostId> related = new HashSet<>();
        for (Post post : those) {
            post.replyTo().ifPresent(related::add);
            related.add(post.thread());
            post.boostOf().ifPresent(related::add);
            post.quote().filter(NoteJson::isTold).map(Quote::post).ifPresent(related::add);
        }
        Map<PostId, Post> known = new HashMap<>();
        those.forEach(post -> known.put(post.id(), post));
        related.removeAll(known.keySet());
        posts.unfiltered(related).forEach(post -> known.put(post.id(), post));
        Map<PostId, Set<AccountId>> holding = groups.holding(known.keySet());
        Set<AccountId> people = new HashSet<>();
        holding.values().forEach(people::addAll);
        for (Post post : known.values()) {
            people.add(post.author());
            post.mentions().stream().map(Mention::account).forEach(people::add);
            post.replyToAccount().ifPresent(people::add);
            post.quote().filter(NoteJson::isTold).map(Quote::author).ifPresent(people::add);
        }
        return new Surroundings(accounts.byIds(people), known, holding);
    }
}
