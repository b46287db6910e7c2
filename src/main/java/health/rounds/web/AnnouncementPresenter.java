package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.announcements.Announcement;
import health.rounds.posts.Mention;
import health.rounds.posts.PostText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns announcements into what pages show. */
@Component
final class AnnouncementPresenter {
    private final Accounts accounts;
    private final PostText texts;
    private final EmojiImages emojis;

    AnnouncementPresenter(Accounts accounts, PostText texts, EmojiImages emojis) {
        this.accounts = accounts;
        this.texts = texts;
        this.emojis = emojis;
    }

    List<AnnouncementView> of(List<Announcement> announcements) {
        Map<AccountId, Account> people = accounts.byIds(announcements.stream()
                .flatMap(announcement -> announcement.mentioned().stream())
                .collect(Collectors.toSet()));
        return announcements.stream()
                .map(announcement -> new AnnouncementView(
                        announcement.id(),
                        emojis.in(texts.html(announcement.text(), mentions(announcement, people))),
                        when(announcement)))
                .toList();
    }

    private static List<Mention> mentions(Announcement announcement, Map<AccountId, Account> people) {
        return announcement.mentioned().stream()
                .flatMap(id -> Stream.ofNullable(people.get(id)))
                .map(Mention::of)
                .toList();
    }

    private static String when(Announcement announcement) {
        if (announcement.startsAt().isEmpty() || announcement.endsAt().isEmpty()) {
            return "";
        }
        String from = moment(announcement.startsAt().get(), announcement.allDay());
        String to = moment(announcement.endsAt().get(), announcement.allDay());
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String moment(Instant at, boolean allDay) {
        return allDay ? Words.day(at) : Words.moment(at);
    }
}
