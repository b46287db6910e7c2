package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.moderation.LogEntry;
import health.rounds.moderation.ModerationLog;
import health.rounds.moderation.Report;
import health.rounds.moderation.Reports;
import health.rounds.notifications.Notice;
import health.rounds.notifications.NoticeKind;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Groups notifications: who boosted or favourited the same post, and who began to follow, stand together. */
@Component
class NoticePresenter {
    private final Accounts accounts;
    private final PostPresenter posts;
    private final Reports reports;
    private final ModerationLog log;
    private final Clock clock;

    NoticePresenter(Accounts accounts, PostPresenter posts, Reports reports, ModerationLog log, Clock clock) {
        this.accounts = accounts;
        this.posts = posts;
        this.reports = reports;
        this.log = log;
        this.clock = clock;
    }

    /** Groups in the order of the newest of each; the first {@code unread} notices are new to the reader. */
    List<NoticeView> of(List<Notice> notices, int unread, Reader reader) {
        Map<AccountId, Account> people =
                accounts.byIds(notices.stream().map(Notice::from).distinct().toList());
        Map<PostId, PostView> about =
                posts
                        .byIds(
                                notices.stream()
                                        .flatMap(notice -> notice.post().stream())
                                        .distinct()
                                        .toList(),
                                reader)
                        .stream()
                        .collect(Collectors.toMap(PostView::item, Function.identity()));
        Map<Long, Report> reported = reports.byIds(about(notices, NoticeKind.REPORT));
        Map<Long, LogEntry> warnings = log.warnings(about(notices, NoticeKind.WARNING));
        List<NoticeView> views = new ArrayList<>();
        for (List<Notice> group : grouped(notices)) {
            Notice newest = group.getFirst();
            List<Account> who = group.stream()
                    .flatMap(notice -> Stream.ofNullable(people.get(notice.from())))
                    .distinct()
                    .toList();
            Optional<PostView> post = newest.post().flatMap(id -> Optional.ofNullable(about.get(id)));
            if (!who.isEmpty() && post.isPresent() == newest.post().isPresent()) {
                boolean fresh = notices.indexOf(newest) < unread;
                Optional<Report> report = newest.about().map(reported::get);
                String words = newest.about()
                        .map(warnings::get)
                        .map(ModerationWords::said)
                        .or(() -> report.map(Report::comment))
                        .orElse("");
                views.add(new NoticeView(
                        newest.kind(),
                        who,
                        post,
                        report.map(found -> "/moderation/reports/" + found.id()),
                        words,
                        newest.at(),
                        Words.ago(newest.at(), clock.instant()),
                        fresh));
            }
        }
        return views;
    }

    private static List<Long> about(List<Notice> notices, NoticeKind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .flatMap(notice -> notice.about().stream())
                .toList();
    }

    private static Iterable<List<Notice>> grouped(List<Notice> notices) {
        Map<Object, List<Notice>> groups = new LinkedHashMap<>();
        notices.forEach(notice ->
                groups.computeIfAbsent(group(notice), key -> new ArrayList<>()).add(notice));
        return groups.values();
    }

    private static Object group(Notice notice) {
        boolean alone = switch (notice.kind()) {
            case BOOST, FAVOURITE, FOLLOW, SIGN_UP -> false;
            case MENTION, FOLLOW_REQUEST, POLL, POST, EDIT, QUOTE, QUOTED_EDIT, REPORT, WARNING -> true;
        };
        record Group(NoticeKind kind, Optional<PostId> post, long alone) {}
        return new Group(notice.kind(), notice.post(), alone ? notice.id() : 0);
    }
}
