package health.rounds.platform;

/** A plain-text message to one person. */
public record Mail(String to, String subject, String text) {
    /** Neither address nor text may end up in a log. */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
