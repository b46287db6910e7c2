package health.rounds.posts;

import java.util.List;

/** What stands before and after a post, as far as the viewer may read it: ancestors from the root down, descendants in tree order. */
public record PostThread(List<Post> ancestors, List<Post> descendants) {
    public PostThread {
        ancestors = List.copyOf(ancestors);
        descendants = List.copyOf(descendants);
    }
}
