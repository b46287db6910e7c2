package health.rounds.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody wants to say and to whom, in how much time, and what they want to reach by it.
 *
 * @param starts the first day that counts, in UTC
 * @param ends the last one
 * @param redLines what they will not write about
 */
public record Strategy(
        String title,
        LocalDate starts,
        LocalDate ends,
        List<Audience> audiences,
        List<String> topics,
        List<String> messages,
        List<String> redLines,
        int postsAWeek,
        int minutesADay,
        List<Goal> goals) {

    public Strategy {
        audiences = List.copyOf(audiences);
        topics = List.copyOf(topics);
        messages = List.copyOf(messages);
        redLines = List.copyOf(redLines);
        goals = List.copyOf(goals);
    }
}
