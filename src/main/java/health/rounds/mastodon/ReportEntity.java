package health.rounds.mastodon;

import health.rounds.moderation.Category;
import health.rounds.moderation.Report;
import health.rounds.posts.PostId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Report, as in Mastodon's documentation. */
record ReportEntity(
        String id,
        boolean actionTaken,
        @Nullable String actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        String createdAt,
        List<String> statusIds,
        List<String> ruleIds,
        RawJson targetAccount) {

    static ReportEntity of(Report report, RawJson target) {
        return new ReportEntity(
                Long.toString(report.id()),
                !report.isOpen(),
                report.resolution().map(done -> Times.of(done.at())).orElse(null),
                wireName(report.category()),
                report.comment(),
                report.forwarded(),
                Times.of(report.createdAt()),
                report.posts().stream().map(PostId::toString).toList(),
                report.rules(),
                target);
    }

    static String wireName(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    /** Empty where an app leaves it out; a name that is none is an error. */
    static Optional<Category> category(Params params) {
        return params.word("category")
                .map(word -> Stream.of(Category.values())
                        .filter(category -> wireName(category).equals(word))
                        .findFirst()
                        .orElseThrow(() -> ApiError.unprocessable(
                                "Validation failed: category must be spam, legal, violation or other")));
    }
}
