package health.rounds.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.accounts.AccountId;
import health.rounds.guard.Answer;
import health.rounds.guard.Clearance;
import health.rounds.guard.Finding;
import health.rounds.guard.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets an app, which cannot show a question of the guard, answer it: by posting the same text again within ten minutes. Whoever posts it
 * again has seen the error that says so.
 *
 * <p>What was asked is kept in memory alone, by a hash of the texts; after a restart it is asked again.
 */
@Component
public class PostedAgain {
    /** How long a repetition counts as the answer. */
    public static final Duration WITHIN = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Cache<Key, Asked> asked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(WITHIN.plusMinutes(1))
            .build();

    private record Key(AccountId author, String textsSha256) {}

    private record Asked(Instant until, List<Answer> answers) {}

    PostedAgain(Clock clock) {
        this.clock = clock;
    }

    /** The answers that these texts give, if their author was asked about the very same a moment ago. */
    public List<Answer> answers(AccountId author, List<Part> parts) {
        Asked before = asked.getIfPresent(key(author, parts));
        return before == null || clock.instant().isAfter(before.until()) ? List.of() : before.answers();
    }

    /** The author of these texts is being asked these questions. */
    public void asked(AccountId author, List<Part> parts, List<Finding> questions) {
        List<Answer> answers = questions.stream()
                .map(question -> answer(question, question.words(parts)))
                .toList();
        asked.put(key(author, parts), new Asked(clock.instant().plus(WITHIN), answers));
    }

    static Answer answer(Finding question, String words) {
        boolean whole = question.rule().isOfWholeText();
        return new Answer(whole ? question.rule().id() : words, false, Answer.Via.APP);
    }

    private static Key key(AccountId author, List<Part> parts) {
        return new Key(author, Clearance.digest(parts));
    }
}
