package health.rounds.web;

/** What an administrator typed, to be shown again. */
public record AnnouncementForm(String text, String starts, String ends, boolean allDay) {
    static final AnnouncementForm EMPTY = new AnnouncementForm("", "", "", false);
}
