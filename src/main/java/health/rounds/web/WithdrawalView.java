package health.rounds.web;

import health.rounds.privacy.Withdrawal;
import java.util.List;

/** The receipt of a post that was taken down, a line for each place where it was or could have been. */
public record WithdrawalView(Withdrawal withdrawal) {
    /** One place, and what became of the post there. */
    public record Line(String place, String what) {}

    /** Who took it down, and why. */
    public String why() {
        return switch (withdrawal.why()) {
            case AUTHOR -> "You took it down.";
            case OFFICER -> "A privacy officer of this community took it down.";
            case MODERATOR -> "Moderators of this community took it down, because it breaks the rules.";
            case CONSENT -> "It stood on a consent that was taken back.";
        };
    }

    public List<Line> lines() {
        return List.of(
                new Line("The post", "deleted, with its votes, reactions, notifications and the guard’s receipt"),
                new Line("Earlier versions", deleted(withdrawal.versions(), "version")),
                new Line(
                        "Pictures",
                        deleted(withdrawal.pictures(), "picture")
                                + (withdrawal.pictures() > 0 ? ", with the files" : "")),
                new Line("Boosts by others", deleted(withdrawal.boosts(), "boost")),
                new Line("Search, hashtags and timelines", "no longer found or shown"),
                new Line("Open pages and apps", "told at once to remove it"),
                new Line("Copies elsewhere", "none were sent: this community publishes on this server alone"),
                new Line("Backups", "not changed; they last as long as your administrators keep them"));
    }

    private static String deleted(int count, String what) {
        return count == 0 ? "there were none" : Words.count(count, what) + " deleted";
    }
}
