package health.rounds.mastodon;

import health.rounds.moderation.Report;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Admin::Report, as in Mastodon's documentation. */
record AdminReport(
        String id,
        boolean actionTaken,
        @Nullable String actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        String createdAt,
        String updatedAt,
        @Nullable AdminAccount account,
        @Nullable AdminAccount targetAccount,
        @Nullable AdminAccount assignedAccount,
        @Nullable AdminAccount actionTakenByAccount,
        List<RawJson> statuses,
        List<RuleEntity> rules) {

    static AdminReport of(Report report, People people, List<RawJson> statuses, List<RuleEntity> rules) {
        return new AdminReport(
                Long.toString(report.id()),
                !report.isOpen(),
                report.resolution().map(done -> Times.of(done.at())).orElse(null),
                ReportEntity.wireName(report.category()),
                report.comment(),
                report.forwarded(),
                Times.of(report.createdAt()),
                Times.of(report.changedAt()),
                people.reporter().orElse(null),
                people.target().orElse(null),
                people.assigned().orElse(null),
                people.resolver().orElse(null),
                statuses,
                rules);
    }

    /** Who has to do with a report, as far as they are still there. */
    record People(
            Optional<AdminAccount> reporter,
            Optional<AdminAccount> target,
            Optional<AdminAccount> assigned,
            Optional<AdminAccount> resolver) {}
}
