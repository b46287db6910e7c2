package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.PeopleLists;
import health.rounds.timelines.From;
import health.rounds.timelines.StreamKey;
import java.util.List;
import java.util.Optional;

/**
 * A stream as apps name it, such as {@code user} or {@code hashtag} with a tag.
 *
 * @param words what the socket repeats with each event: the name and its parameter
 */
record StreamName(List<String> words, StreamKey key, String scope) {

    /** Empty for a name that does not exist, or a stream of members for someone who is none. */
    static Optional<StreamName> of(
            String name, Optional<String> tag, Optional<Long> list, Optional<AccountId> viewer, PeopleLists lists) {
        return switch (name) {
            case "user" -> viewer.map(who -> named(name, new StreamKey.Home(who), "read:statuses"));
            case "user:notification" ->
                viewer.map(who -> named(name, new StreamKey.Notices(who), "read:notifications"));
            case "direct" -> viewer.map(who -> named(name, new StreamKey.Direct(who), "read:statuses"));
            case "public" -> everyone(name, From.ANYWHERE, false);
            case "public:media" -> everyone(name, From.ANYWHERE, true);
            case "public:local" -> everyone(name, From.HERE, false);
            case "public:local:media" -> everyone(name, From.HERE, true);
            case "public:remote" -> everyone(name, From.ELSEWHERE, false);
            case "public:remote:media" -> everyone(name, From.ELSEWHERE, true);
            case "hashtag" -> tagged(name, tag, From.ANYWHERE);
            case "hashtag:local" -> tagged(name, tag, From.HERE);
            case "list" ->
                viewer.flatMap(who -> list.flatMap(id -> lists.byId(who, id))
                        .map(found -> named(
                                name, Long.toString(found.id()), new StreamKey.OfList(who, found.id()), "read:lists")));
            default -> Optional.empty();
        };
    }

    private static Optional<StreamName> everyone(String name, From from, boolean onlyMedia) {
        return Optional.of(named(name, new StreamKey.Everyone(from, onlyMedia), "read:statuses"));
    }

    private static Optional<StreamName> tagged(String name, Optional<String> tag, From from) {
        return tag.map(TimelinesApi::normal)
                .filter(word -> !word.isEmpty())
                .map(word -> named(name, word, new StreamKey.Tag(word, from), "read:statuses"));
    }

    private static StreamName named(String name, StreamKey key, String scope) {
        return new StreamName(List.of(name), key, scope);
    }

    private static StreamName named(String name, String parameter, StreamKey key, String scope) {
        return new StreamName(List.of(name, parameter), key, scope);
    }
}
