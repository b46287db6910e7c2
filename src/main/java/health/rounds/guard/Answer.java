package health.rounds.guard;

/** The author's answer to a question of the guard: are these words about a patient? */
public record Answer(String words, boolean aboutPatient) {}
