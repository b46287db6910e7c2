package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.moderation.LogEntry;
import health.rounds.moderation.ModerationLog;
import health.rounds.moderation.Report;
import health.rounds.moderation.Reports;
import health.rounds.notifications.NoticeKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The reports and warnings that notifications are about; no query where there are none. */
@Component
class NoticeSubjects {
    private final Reports reports;
    private final ModerationLog log;
    private final AccountJson accounts;

    NoticeSubjects(Reports reports, ModerationLog log, AccountJson accounts) {
        this.reports = reports;
        this.log = log;
        this.accounts = accounts;
    }

    Found of(Collection<Wanted> wanted) {
        Map<Long, Report> told = reports.byIds(ids(wanted, NoticeKind.REPORT));
        Map<Long, LogEntry> warnings = log.warnings(ids(wanted, NoticeKind.WARNING));
        Set<AccountId> targets = new HashSet<>();
        told.values().forEach(report -> targets.add(report.target()));
        warnings.values().forEach(entry -> targets.add(entry.account()));
        Map<AccountId, RawJson> people = targets.isEmpty() ? Map.of() : accounts.each(targets);
        Map<Long, ReportEntity> reportEntities = new HashMap<>();
        told.forEach((id, report) -> Optional.ofNullable(people.get(report.target()))
                .ifPresent(target -> reportEntities.put(id, ReportEntity.of(report, target))));
        Map<Long, AccountWarning> warningEntities = new HashMap<>();
        warnings.forEach((id, entry) -> Optional.ofNullable(people.get(entry.account()))
                .ifPresent(target -> warningEntities.put(id, AccountWarning.of(entry, target))));
        return new Found(reportEntities, warningEntities);
    }

    private static List<Long> ids(Collection<Wanted> wanted, NoticeKind kind) {
        return wanted.stream()
                .filter(each -> each.kind() == kind)
                .flatMap(each -> each.about().stream())
                .distinct()
                .toList();
    }

    /** What a notification is about. */
    record Wanted(NoticeKind kind, Optional<Long> about) {}

    /** By their ids. */
    record Found(Map<Long, ReportEntity> reports, Map<Long, AccountWarning> warnings) {
        Optional<ReportEntity> report(Wanted wanted) {
            return wanted.kind() == NoticeKind.REPORT
                    ? wanted.about().flatMap(id -> Optional.ofNullable(reports.get(id)))
                    : Optional.empty();
        }

        Optional<AccountWarning> warning(Wanted wanted) {
            return wanted.kind() == NoticeKind.WARNING
                    ? wanted.about().flatMap(id -> Optional.ofNullable(warnings.get(id)))
                    : Optional.empty();
        }

        /** Whether all is there that apps expect of this kind. */
        boolean has(Wanted wanted) {
            return switch (wanted.kind()) {
                case REPORT -> report(wanted).isPresent();
                case WARNING -> warning(wanted).isPresent();
                default -> true;
            };
        }
    }
}
