package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;
import java.util.List;
import java.util.stream.Stream;

/** What happened to a post for those mentioned, told through the outbox beside the {@link PostEvent}: few posts are direct, and only they pay for it. */
public sealed interface DirectPostEvent extends Durable {
    /** A direct post went out. */
    record Sent(PostId post) implements DirectPostEvent {}

    /** A direct post was edited; {@code before} are its people as they were. */
    record Edited(PostId post, List<AccountId> before) implements DirectPostEvent {
        public Edited {
            before = List.copyOf(before);
        }
    }

    /** A direct post was taken back; {@code people} could read it. */
    record Withdrawn(PostId post, List<AccountId> people) implements DirectPostEvent {
        public Withdrawn {
            people = List.copyOf(people);
        }
    }

    /** Its author and those whom it names, each once. */
    static List<AccountId> peopleOf(Post post) {
        return Stream.concat(Stream.of(post.author()), post.mentions().stream().map(Mention::account))
                .distinct()
                .toList();
    }
}
