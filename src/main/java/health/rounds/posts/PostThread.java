package health.rounds.posts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What stands before and after a post, as far as the viewer may read it: ancestors from the root down, descendants in tree order. */
public record PostThread(List<Post> ancestors, List<Post> descendants) {
    /** How far up a thread is shown. */
    static final int MAX_ANCESTORS = 200;

    /** How many answers of a thread are shown, the earliest first. */
    static final int MAX_DESCENDANTS = 2_000;

    static final PostThread NONE = new PostThread(List.of(), List.of());

    public PostThread {
        ancestors = List.copyOf(ancestors);
        descendants = List.copyOf(descendants);
    }

    /** Those below a post, each directly after what it answers; answers to the same post oldest first. Deep threads do not recurse. */
    static <T> List<T> below(
            PostId root, List<T> candidates, Function<T, PostId> id, Function<T, Optional<PostId>> parent) {
        Map<PostId, List<T>> answers = new HashMap<>();
        candidates.stream()
                .sorted(Comparator.comparing(id))
                .forEach(each -> parent.apply(each)
                        .ifPresent(above -> answers.computeIfAbsent(above, key -> new ArrayList<>())
                                .add(each)));
        List<T> tree = new ArrayList<>();
        List<T> open = new ArrayList<>(answers.getOrDefault(root, List.of()).reversed());
        while (!open.isEmpty()) {
            T next = open.removeLast();
            tree.add(next);
            open.addAll(answers.getOrDefault(id.apply(next), Collections.emptyList())
                    .reversed());
        }
        return tree;
    }
}
