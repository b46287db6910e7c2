package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.announcements.Announcement;
import health.rounds.announcements.Announcements;
import health.rounds.conversations.Conversations;
import health.rounds.notifications.Notice;
import health.rounds.notifications.Notifications;
import health.rounds.posts.PostId;
import health.rounds.timelines.LiveEvent;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what happened into what streams send: a name and a payload. */
@Component
class StreamEvents {
    /** The payload says nothing; it is Mastodon's (app/workers/unfilter_notifications_worker.rb). */
    private static final Event MERGED = new Event("notifications_merged", "1");

    private final StatusJson statuses;
    private final Notifications notifications;
    private final NotificationJson notificationJson;
    private final Conversations conversations;
    private final ConversationJson conversationJson;
    private final Announcements announcements;
    private final AnnouncementJson announcementJson;

    StreamEvents(
            StatusJson statuses,
            Notifications notifications,
            NotificationJson notificationJson,
            Conversations conversations,
            ConversationJson conversationJson,
            Announcements announcements,
            AnnouncementJson announcementJson) {
        this.statuses = statuses;
        this.notifications = notifications;
        this.notificationJson = notificationJson;
        this.conversations = conversations;
        this.conversationJson = conversationJson;
        this.announcements = announcements;
        this.announcementJson = announcementJson;
    }

    /** Empty where what it is about is gone by now. */
    Optional<Event> of(LiveEvent event, Optional<AccountId> reader) {
        return switch (event) {
            case LiveEvent.Added added -> status("update", added.post(), reader);
            case LiveEvent.Edited edited -> status("status.update", edited.post(), reader);
            case LiveEvent.Removed removed ->
                Optional.of(new Event("delete", removed.post().toString()));
            case LiveEvent.Noticed noticed -> reader.flatMap(who -> notification(who, noticed.notification()));
            case LiveEvent.ConversationChanged changed -> reader.flatMap(who -> conversation(who, changed.thread()));
            case LiveEvent.Announced announced -> reader.flatMap(who -> announcement(who, announced.announcement()));
            case LiveEvent.AnnouncementGone gone ->
                Optional.of(new Event("announcement.delete", Long.toString(gone.announcement())));
            case LiveEvent.AnnouncementReacted reacted ->
                Optional.of(new Event("announcement.reaction", Json.text(AnnouncementReaction.of(reacted))));
            case LiveEvent.NoticesMerged _ -> Optional.of(MERGED);
            // Mastodon sends no payload; Mastodon.py reads one in any case, and other apps want it to be a text.
            case LiveEvent.FiltersChanged() -> Optional.of(new Event("filters_changed", "{}"));
        };
    }

    private Optional<Event> status(String name, PostId id, Optional<AccountId> reader) {
        return Optional.ofNullable(statuses.each(List.of(id), reader).get(id))
                .map(status -> new Event(name, status.text()));
    }

    private Optional<Event> notification(AccountId reader, long id) {
        List<Notice> notice = notifications.byId(reader, id).stream().toList();
        return notificationJson.list(notice).stream()
                .findFirst()
                .map(notification -> new Event("notification", Json.text(notification)));
    }

    private Optional<Event> conversation(AccountId reader, PostId thread) {
        return conversations
                .byThread(reader, thread)
                .map(conversation -> new Event("conversation", Json.text(conversationJson.one(conversation, reader))));
    }

    private Optional<Event> announcement(AccountId reader, long id) {
        return announcements
                .byId(id)
                .map(found -> announcementJson.list(List.of(Announcement.Seen.fresh(found)), reader))
                .map(entities -> new Event("announcement", Json.text(entities.getFirst())));
    }

    /** What streams say of a reaction (Mastodon's documentation, methods/streaming). */
    record AnnouncementReaction(String name, long count, String announcementId) {
        static AnnouncementReaction of(LiveEvent.AnnouncementReacted reacted) {
            return new AnnouncementReaction(reacted.name(), reacted.count(), Long.toString(reacted.announcement()));
        }
    }

    /** A payload is JSON in one line, or the id of what was deleted. */
    record Event(String name, String payload) {}
}
