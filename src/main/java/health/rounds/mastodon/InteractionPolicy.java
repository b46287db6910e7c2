package health.rounds.mastodon;

import health.rounds.posts.Post;
import health.rounds.posts.ReplyPolicy;
import java.util.List;

/** InteractionPolicy, as in GoToSocial's API documentation: who may do what with a post. */
record InteractionPolicy(Rule canFavourite, Rule canReply, Rule canReblog) {
    private static final Rule PUBLIC = Rule.automatic("public");

    static InteractionPolicy of(Post post) {
        return new InteractionPolicy(
                PUBLIC, reply(post.replyPolicy()), post.visibility().isOpen() ? PUBLIC : Rule.automatic("author"));
    }

    private static Rule reply(ReplyPolicy policy) {
        return switch (policy) {
            case EVERYONE -> PUBLIC;
            case FOLLOWERS -> Rule.automatic("author", "followers", "mentioned");
            case MENTIONED -> Rule.automatic("author", "mentioned");
            case NOBODY -> Rule.automatic("author");
            case ASK -> new Rule(List.of("author", "mentioned"), List.of("public"));
        };
    }

    /**
     * Who may at once, and who may once the author agrees.
     *
     * @param always the same as the first, under its name from before GoToSocial 0.20
     * @param withApproval the same as the second
     */
    record Rule(
            List<String> automaticApproval,
            List<String> manualApproval,
            List<String> always,
            List<String> withApproval) {
        Rule(List<String> automatic, List<String> manual) {
            this(automatic, manual, automatic, manual);
        }

        static Rule automatic(String... words) {
            return new Rule(List.of(words), List.of());
        }
    }
}
