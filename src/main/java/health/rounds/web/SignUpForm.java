package health.rounds.web;

import health.rounds.identity.SignUp;
import java.util.Map;

/** The form to join, as typed, with what is wrong with it by field. */
public record SignUpForm(SignUp typed, Map<String, String> problems, boolean needsApproval) {
    public SignUpForm {
        problems = Map.copyOf(problems);
    }

    /** What is wrong with a field; empty where nothing is. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }
}
