package health.rounds.privacy;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.guard.Background;
import health.rounds.guard.Guard;
import health.rounds.guard.Story;
import health.rounds.platform.ReadThrough;
import health.rounds.posts.Posts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What readers know of an author besides the post at hand: the profile, and what the posts of the last month told. */
@Component
final class Backgrounds {
    private static final int SIZE = 10_000;
    private static final Duration LASTING = Duration.ofHours(1);
    /** As long as a patient stays on the mind of a ward, and of those who read about it. */
    private static final Duration MONTH = Duration.ofDays(30);

    private static final int MOST = 20;

    private final Guard guard;
    private final Posts posts;
    private final Clock clock;
    private final ReadThrough<AccountId, List<Story>> earlier = new ReadThrough<>(SIZE, LASTING);

    Backgrounds(Guard guard, Posts posts, Clock clock) {
        this.guard = guard;
        this.posts = posts;
        this.clock = clock;
    }

    Background of(Account author) {
        String about = Stream.concat(
                        Stream.of(author.bio()), author.fields().stream().map(field -> field.value()))
                .collect(Collectors.joining("\n"));
        return new Background(about, earlier.get(author.id(), this::stories).orElse(List.of()));
    }

    /** To be called when the author has posted, edited or withdrawn something. */
    void forget(AccountId author) {
        earlier.forget(author);
    }

    private Optional<List<Story>> stories(AccountId author) {
        return Optional.of(posts.recentTexts(author, clock.instant().minus(MONTH), MOST).stream()
                .map(guard::story)
                .filter(Story::saysAnything)
                .toList());
    }
}
