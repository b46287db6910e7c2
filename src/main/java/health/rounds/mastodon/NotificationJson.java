package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.notifications.Notice;
import health.rounds.posts.PostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notifications as the API's Notification, with their accounts and posts. */
@Component
class NotificationJson {
    private final AccountJson accounts;
    private final StatusJson statuses;
    private final NoticeSubjects subjects;

    NotificationJson(AccountJson accounts, StatusJson statuses, NoticeSubjects subjects) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.subjects = subjects;
    }

    /** Notices of one account, in order; those whose account, post or subject is gone are left out, because apps expect both. */
    List<Notification> list(List<Notice> notices) {
        if (notices.isEmpty()) {
            return List.of();
        }
        Optional<AccountId> reader = Optional.of(notices.getFirst().to());
        List<PostId> ids = notices.stream()
                .flatMap(notice -> notice.post().stream())
                .distinct()
                .toList();
        Map<PostId, RawJson> posts = statuses.each(ids, reader);
        Map<AccountId, RawJson> people =
                accounts.each(notices.stream().map(Notice::from).distinct().toList());
        NoticeSubjects.Found about =
                subjects.of(notices.stream().map(NotificationJson::subject).toList());
        List<Notification> list = new ArrayList<>();
        for (Notice notice : notices) {
            RawJson account = people.get(notice.from());
            RawJson status = notice.post().map(posts::get).orElse(null);
            NoticeSubjects.Wanted subject = subject(notice);
            if (account != null && (status != null || notice.post().isEmpty()) && about.has(subject)) {
                list.add(Notification.of(
                        notice,
                        account,
                        status,
                        about.report(subject).orElse(null),
                        about.warning(subject).orElse(null)));
            }
        }
        return list;
    }

    private static NoticeSubjects.Wanted subject(Notice notice) {
        return new NoticeSubjects.Wanted(notice.kind(), notice.about());
    }
}
