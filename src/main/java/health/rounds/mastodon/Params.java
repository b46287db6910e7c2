package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.multipart.MultipartFile;

/**
 * What an app sent with a request, wherever it stands: address, form, multipart form or JSON body.
 *
 * <p>Names are those of Rails without the trailing brackets: {@code media_ids}, {@code poll[options]},
 * {@code fields_attributes[0][name]}; JSON objects and arrays are read into the same names. A value of the wrong type is a 400.
 */
final class Params {
    private final Map<String, List<String>> values;
    private final Map<String, MultipartFile> files;
    private final Set<String> nulls;

    Params(Map<String, List<String>> values, Map<String, MultipartFile> files, Set<String> nulls) {
        this.values = values;
        this.files = files;
        this.nulls = nulls;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether a JSON body says null, which most addresses read as if nothing were said. */
    boolean isNull(String name) {
        return nulls.contains(name);
    }

    /** Whether anything was sent below a name, such as {@code poll} for {@code poll[options]}. */
    boolean hasBelow(String name) {
        String prefix = name + "[";
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The value as it was sent, perhaps empty. */
    Optional<String> text(String name) {
        List<String> found = values.get(name);
        if (found == null || found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw ApiError.badRequest(name + " must be one value");
        }
        return Optional.of(found.getFirst());
    }

    /** The value without blanks around it; empty where nothing is left. */
    Optional<String> word(String name) {
        return text(name).map(String::strip).filter(word -> !word.isEmpty());
    }

    String requiredWord(String name) {
        return word(name)
                .orElseThrow(() -> ApiError.unprocessable("Validation failed: %s can't be blank".formatted(name)));
    }

    /** All values of a name that may be given several times. */
    List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The same where forms may also number them: {@code name[0]}, {@code name[1]}, … */
    List<String> items(String name) {
        String prefix = name + "[";
        return values.entrySet().stream()
                .filter(value -> value.getKey().equals(name)
                        || (value.getKey().startsWith(prefix)
                                && value.getKey().indexOf(']', prefix.length())
                                        == value.getKey().length() - 1))
                .flatMap(value -> value.getValue().stream())
                .toList();
    }

    /** The texts below numbered members, as forms send lists of records: {@code name[0][member]}, {@code name[1][member]}, … */
    List<Map<String, String>> records(String name, List<String> members) {
        List<Map<String, String>> records = new ArrayList<>();
        String prefix = name + "[";
        values.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.indexOf(']') > 0)
                .map(key -> key.substring(prefix.length(), key.indexOf(']')))
                .distinct()
                .forEach(index -> {
                    Map<String, String> found = new java.util.HashMap<>();
                    members.forEach(member ->
                            text(prefix + index + "][" + member + "]").ifPresent(value -> found.put(member, value)));
                    if (!found.isEmpty()) {
                        records.add(found);
                    }
                });
        return records;
    }

    boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    Optional<Boolean> optionalFlag(String name) {
        return word(name).map(word -> flag(name, word));
    }

    /** What a value that stands in a record says. */
    static boolean flag(String name, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "t", "yes" -> true;
            case "false", "0", "off", "f", "no" -> false;
            default -> throw ApiError.badRequest(name + " must be true or false");
        };
    }

    /** A whole number of any size that a {@code long} holds. */
    Optional<Long> number(String name) {
        return word(name).map(word -> parseNumber(name, word));
    }

    private static long parseNumber(String name, String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw ApiError.badRequest(name + " must be a whole number");
        }
    }

    /** A decimal id; what cannot be one is a 400. */
    Optional<Long> id(String name) {
        return word(name).map(word -> parseId(name, word));
    }

    private static long parseId(String name, String word) {
        long id = parseNumber(name, word);
        if (id < 0) {
            throw ApiError.badRequest(name + " must be an id");
        }
        return id;
    }

    /** An account's id that need not exist. */
    Optional<AccountId> account(String name) {
        return word(name).map(word -> AccountId.parse(word).orElseThrow(ApiError::notFound));
    }

    /** A post's id that need not exist. */
    Optional<PostId> post(String name) {
        return word(name).map(word -> PostId.parse(word).orElseThrow(ApiError::notFound));
    }

    /** Ids of accounts; those that cannot be ids name nobody and are left out. */
    List<AccountId> accounts(String name) {
        return texts(name).stream()
                .flatMap(text -> AccountId.parse(text).stream())
                .distinct()
                .toList();
    }

    /** All ids of a name that may be given several times; what is no id is a 400. */
    List<Long> ids(String name) {
        return texts(name).stream()
                .map(text -> parseId(name, text.strip()))
                .distinct()
                .toList();
    }

    /** A point in time as ISO 8601, with an offset or in UTC. */
    Optional<Instant> time(String name) {
        return word(name).map(word -> {
            try {
                return parseTime(word);
            } catch (DateTimeException e) {
                throw ApiError.unprocessable(name + " must be a time such as 2026-05-01T09:30:00Z");
            }
        });
    }

    private static Instant parseTime(String word) {
        if (word.length() <= "2026-05-01".length()) {
            return LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = word.replace(' ', 'T');
        boolean withOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return withOffset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    Optional<MultipartFile> file(String name) {
        return Optional.ofNullable(files.get(name)).filter(file -> !file.isEmpty());
    }

    /** {@code limit}, between 1 and {@code most}. */
    int limit(int usual, int most) {
        return number("limit").map(limit -> Math.clamp(limit, 1, most)).orElse(usual);
    }

    int offset() {
        return number("offset").map(offset -> Math.clamp(offset, 0, 10_000)).orElse(0);
    }

    /** The part of a list that is asked for. */
    Page page(int usual, int most) {
        return new Page(id("max_id"), id("since_id"), id("min_id"), limit(usual, most));
    }
}
