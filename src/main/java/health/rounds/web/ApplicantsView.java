package health.rounds.web;

import health.rounds.identity.Applicant;
import java.util.List;

/**
 * Those who wait to be let in.
 *
 * @param longestWaiting as many of them as a page shows
 * @param all how many they are in all
 * @param needApproval whether whoever signs up now joins them
 * @param areTold whether who is let in is told by e-mail
 * @param mayKeepOut whether the reader administers the lists of what is kept out
 */
public record ApplicantsView(
        List<Applicant> longestWaiting, int all, boolean needApproval, boolean areTold, boolean mayKeepOut) {
    public ApplicantsView {
        longestWaiting = List.copyOf(longestWaiting);
    }
}
