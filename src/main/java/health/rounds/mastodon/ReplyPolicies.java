package health.rounds.mastodon;

import health.rounds.posts.ReplyPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** GoToSocial's words for who may answer a post (its API documentation, {@code interaction_policy}); Mastodon has none. */
final class ReplyPolicies {
    private static final String RULE = "interaction_policy[can_reply]";
    private static final Set<String> WORDS = Set.of("public", "followers", "mentioned", "author", "me");

    private ReplyPolicies() {}

    /** What an app asked for; empty where it said nothing. */
    static Optional<ReplyPolicy> in(Params params) {
        if (!params.hasBelow(RULE)) {
            return Optional.empty();
        }
        if (!words(params, "manual_approval", "with_approval").isEmpty()) {
            throw ApiError.unprocessable("Nobody here approves answers one by one: name those who may answer in " + RULE
                    + "[automatic_approval]");
        }
        List<String> words = words(params, "automatic_approval", "always");
        if (!WORDS.containsAll(words)) {
            throw ApiError.unprocessable(RULE + " can name public, followers, mentioned and author");
        }
        if (words.contains("public")) {
            return Optional.of(ReplyPolicy.EVERYONE);
        }
        if (words.contains("followers")) {
            return Optional.of(ReplyPolicy.FOLLOWERS);
        }
        return Optional.of(words.contains("mentioned") ? ReplyPolicy.MENTIONED : ReplyPolicy.NOBODY);
    }

    /** The second name is the one from before GoToSocial 0.20. */
    private static List<String> words(Params params, String name, String earlier) {
        return Stream.of(name, earlier)
                .flatMap(list -> params.items(RULE + "[" + list + "]").stream())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
