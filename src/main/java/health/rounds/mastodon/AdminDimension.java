package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admin::Dimension, as in Mastodon's documentation. */
record AdminDimension(String key, List<Value> data) {
    /** One name and what falls on it. */
    record Value(
            String key,
            String humanKey,
            String value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String unit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String humanValue) {
        static Value count(String key, String humanKey, long number) {
            return new Value(key, humanKey, Long.toString(number), null, null);
        }

        static Value bytes(String key, String humanKey, long bytes) {
            return new Value(key, humanKey, Long.toString(bytes), "bytes", HumanSize.of(bytes));
        }

        static Value version(String key, String humanKey, String version) {
            return new Value(key, humanKey, version, null, version);
        }
    }
}
