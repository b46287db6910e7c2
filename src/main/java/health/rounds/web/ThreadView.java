package health.rounds.web;

import health.rounds.posts.PostId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reply with the replies to it. */
public record ThreadView(PostView post, List<ThreadView> replies) {
    /** Deeper replies stand side by side with the one they answer, so that a long talk stays readable and its page finite. */
    private static final int DEEPEST = 6;

    public ThreadView {
        replies = List.copyOf(replies);
    }

    /** Builds the tree of replies below a post; one whose own parent may not be seen hangs below the post itself. */
    static List<ThreadView> treeBelow(PostId root, List<PostView> replies) {
        Map<PostId, List<PostView>> byParent = new LinkedHashMap<>();
        Set<PostId> seen = new HashSet<>();
        seen.add(root);
        for (PostView reply : replies) {
            PostId parent = reply.post().replyTo().filter(seen::contains).orElse(root);
            byParent.computeIfAbsent(parent, id -> new ArrayList<>()).add(reply);
            seen.add(reply.post().id());
        }
        return below(root, byParent, 1);
    }

    private static List<ThreadView> below(PostId parent, Map<PostId, List<PostView>> byParent, int depth) {
        List<ThreadView> branch = new ArrayList<>();
        for (PostView reply : byParent.getOrDefault(parent, List.of())) {
            List<ThreadView> replies = below(reply.post().id(), byParent, depth + 1);
            if (depth < DEEPEST) {
                branch.add(new ThreadView(reply, replies));
            } else {
                branch.add(new ThreadView(reply, List.of()));
                branch.addAll(replies);
            }
        }
        return branch;
    }
}
