package health.rounds.identity;

/**
 * What someone sends in to join.
 *
 * @param reason why they want to join, for those who decide; may be empty
 * @param agreed whether they accepted the rules
 */
public record SignUp(String username, String email, String password, String reason, boolean agreed) {
    /** Without password and address. */
    @Override
    public String toString() {
        return "SignUp[]";
    }
}
