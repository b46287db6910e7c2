package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.notifications.NoticeGroup;
import health.rounds.posts.PostId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Groups of notifications as the API's GroupedNotificationsResults: each account and post once, groups with their ids. */
@Component
class GroupedNotificationJson {
    private final AccountJson accountJson;
    private final Accounts accounts;
    private final StatusJson statuses;
    private final NoticeSubjects subjects;
    private final Addresses addresses;

    GroupedNotificationJson(
            AccountJson accountJson,
            Accounts accounts,
            StatusJson statuses,
            NoticeSubjects subjects,
            Addresses addresses) {
        this.accountJson = accountJson;
        this.accounts = accounts;
        this.statuses = statuses;
        this.subjects = subjects;
        this.addresses = addresses;
    }

    /** A page of groups; with {@code partial} only the latest account of each is given in full. */
    GroupedNotifications page(List<NoticeGroup> groups, AccountId reader, boolean partial) {
        return results(groups, reader, true, partial);
    }

    /** One group by itself; empty where its post or its people are gone. */
    Optional<GroupedNotifications> one(NoticeGroup group, AccountId reader) {
        return Optional.of(results(List.of(group), reader, false, false))
                .filter(results -> !results.notificationGroups().isEmpty());
    }

    /** Groups whose post or people are gone are left out, because apps expect both. */
    private GroupedNotifications results(List<NoticeGroup> groups, AccountId reader, boolean onPage, boolean partial) {
        Map<AccountId, Account> people = accounts.byIds(groups.stream()
                .flatMap(group -> group.people().stream())
                .distinct()
                .toList());
        Map<PostId, RawJson> posts = statuses.each(
                groups.stream()
                        .flatMap(group -> group.post().stream())
                        .distinct()
                        .toList(),
                Optional.of(reader));
        NoticeSubjects.Found about = subjects.of(
                groups.stream().map(GroupedNotificationJson::subject).toList());
        Set<AccountId> inFull = new LinkedHashSet<>();
        Set<AccountId> inPart = new LinkedHashSet<>();
        Map<PostId, RawJson> shown = new LinkedHashMap<>();
        List<NotificationGroup> list = new ArrayList<>();
        for (NoticeGroup group : groups) {
            List<AccountId> sample =
                    group.people().stream().filter(people::containsKey).toList();
            Optional<RawJson> post = group.post().map(posts::get);
            NoticeSubjects.Wanted subject = subject(group);
            if (sample.isEmpty() || post.isPresent() != group.post().isPresent() || !about.has(subject)) {
                continue;
            }
            inFull.addAll(partial ? sample.subList(0, 1) : sample);
            inPart.addAll(sample);
            post.ifPresent(status -> shown.put(group.post().orElseThrow(), status));
            list.add(NotificationGroup.of(
                    group,
                    sample.stream().map(AccountId::toString).toList(),
                    onPage,
                    about.report(subject).orElse(null),
                    about.warning(subject).orElse(null)));
        }
        inPart.removeAll(inFull);
        Map<AccountId, RawJson> full = accountJson.each(inFull);
        return GroupedNotifications.of(
                inFull.stream().map(full::get).filter(Objects::nonNull).toList(),
                partial ? partly(inPart, people) : null,
                List.copyOf(shown.values()),
                list);
    }

    private static NoticeSubjects.Wanted subject(NoticeGroup group) {
        return new NoticeSubjects.Wanted(group.kind(), group.about());
    }

    private List<PartialAccount> partly(Set<AccountId> ids, Map<AccountId, Account> people) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .map(account -> PartialAccount.of(account, addresses))
                .toList();
    }
}
