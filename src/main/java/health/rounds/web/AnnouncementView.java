package health.rounds.web;

/**
 * What those who run the community say to all of it.
 *
 * @param html its text as safe HTML
 * @param when when what it speaks of is; empty where it is of no time
 */
public record AnnouncementView(long id, String html, String when) {}
