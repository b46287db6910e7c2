package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The front door to notifications that are shown together.
 *
 * <p>A page holds each group once, at the place of the group's newest notification on that page (of its oldest where one pages
 * upward), and its cursors are ids of notifications. So between two cursors nothing is left out, whatever arrives meanwhile; a group
 * that reaches over the end of a page comes again on the next, with what it has there. It is Mastodon's way
 * (app/models/concerns/notification/groups.rb), on which apps rely when they put pages together by group.
 */
@Component
public class NoticeGroups {
    private final GroupStore groups;
    private final NoticeStore notices;
    private final Relationships relationships;

    NoticeGroups(GroupStore groups, NoticeStore notices, Relationships relationships) {
        this.groups = groups;
        this.notices = notices;
        this.relationships = relationships;
    }

    /** Newest first; kinds that are not in {@code together} stand alone. Two queries, whatever the page. */
    public Slice<NoticeGroup> of(AccountId account, NoticeQuery query, Set<NoticeKind> together, Page page) {
        Set<AccountId> hidden = relationships.silentFor(account);
        List<Notice> heads = groups.heads(account, query, hidden, together, page);
        if (heads.isEmpty()) {
            return Slice.of(heads, NoticeGroup::alone, Notice::id);
        }
        List<GroupKey.Together> keys =
                heads.stream().flatMap(head -> shared(head, together).stream()).toList();
        Map<GroupKey, NoticeGroup> found = groups.sums(account, query.from(), hidden, keys, span(heads, page));
        return Slice.of(
                heads,
                head -> shared(head, together).isPresent() ? found.get(head.group()) : NoticeGroup.alone(head),
                Notice::id);
    }

    public Optional<NoticeGroup> byKey(AccountId account, GroupKey key) {
        return switch (key) {
            case GroupKey.Alone alone -> notices.byId(account, alone.notice()).map(NoticeGroup::alone);
            case GroupKey.Together together ->
                Optional.ofNullable(groups.sums(
                                account,
                                Optional.empty(),
                                relationships.silentFor(account),
                                List.of(together),
                                GroupStore.Span.ALL)
                        .get(together));
        };
    }

    /** Those whose acts are in a group, the latest first; the cursors are ids of notifications. */
    public Slice<AccountId> people(AccountId account, GroupKey key, Page page) {
        List<Notice> found = switch (key) {
            case GroupKey.Alone alone ->
                notices.byId(account, alone.notice()).stream()
                        .filter(notice -> notice.id() < page.below() && notice.id() > page.above())
                        .toList();
            case GroupKey.Together together ->
                groups.members(account, together, relationships.silentFor(account), page);
        };
        return Slice.of(found, Notice::from, Notice::id);
    }

    /** False where there is no such group. */
    public boolean dismiss(AccountId account, GroupKey key) {
        return switch (key) {
            case GroupKey.Alone alone -> notices.delete(account, alone.notice());
            case GroupKey.Together together -> groups.delete(account, together);
        };
    }

    /** How many groups have something newer than what was last read, at most {@code limit}. */
    public int unread(AccountId account, NoticeQuery query, Set<NoticeKind> together, int limit) {
        return groups.unread(account, query, relationships.silentFor(account), together, limit);
    }

    private static Optional<GroupKey.Together> shared(Notice head, Set<NoticeKind> together) {
        return head.group() instanceof GroupKey.Together key && together.contains(head.kind())
                ? Optional.of(key)
                : Optional.empty();
    }

    /** What the page covers: to the end of the list where it is not full, else as far as its outermost heads. */
    private static GroupStore.Span span(List<Notice> heads, Page page) {
        long newest = heads.getFirst().id();
        long oldest = heads.getLast().id();
        if (heads.size() == page.limit()) {
            return new GroupStore.Span(oldest, newest);
        }
        return page.isUpward()
                ? new GroupStore.Span(oldest, page.below() - 1)
                : new GroupStore.Span(page.above() + 1, newest);
    }
}
