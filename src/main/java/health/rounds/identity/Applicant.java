package health.rounds.identity;

/** Someone whose sign-up waits for a decision, with what they wrote to those who decide. */
public record Applicant(User user, String reason) {}
