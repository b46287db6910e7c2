package health.rounds.mastodon;

import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Part;
import health.rounds.guard.Type;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the guard found, in one sentence for the person behind an app that shows only errors. */
final class Findings {
    private static final int MOST_NAMED = 3;

    private Findings() {}

    /** It would identify a patient. */
    static ApiError held(List<Finding> findings, List<Part> parts) {
        return error("Not published, because it could identify a patient: %s.", findings, parts);
    }

    /** The author has to look at it again; apps cannot ask, so they say how to go on. */
    static ApiError asked(List<Finding> findings, List<Part> parts) {
        return error(
                "Not published yet, because it may identify a patient: %s. Reword it, or publish it on the web page, which asks you about it.",
                findings, parts);
    }

    private static ApiError error(String sentence, List<Finding> findings, List<Part> parts) {
        String named = findings.stream()
                .limit(MOST_NAMED)
                .map(finding -> named(finding, parts))
                .collect(Collectors.joining("; "));
        return ApiError.unprocessable(
                sentence.formatted(named),
                "findings",
                findings.stream()
                        .map(finding -> FindingEntity.of(finding, field(finding, parts)))
                        .toList());
    }

    private static String named(Finding finding, List<Part> parts) {
        String quoted = quote(finding, parts);
        String advice =
                finding.suggestion().isEmpty() ? "leave it out" : "write “" + finding.suggestion() + "” instead";
        return quoted.isEmpty()
                ? word(finding.type()) + ", " + advice
                : "“" + quoted + "” (" + word(finding.type()) + "), " + advice;
    }

    private static String quote(Finding finding, List<Part> parts) {
        String text = finding.part() < parts.size() ? parts.get(finding.part()).text() : "";
        return finding.end() <= text.length() ? text.substring(finding.start(), finding.end()) : "";
    }

    private static Field field(Finding finding, List<Part> parts) {
        return finding.part() < parts.size() ? parts.get(finding.part()).field() : Field.TEXT;
    }

    private static String word(Type type) {
        return switch (type) {
            case NAME -> "a name";
            case LOCATION -> "a place";
            case DATE -> "a date";
            case AGE_OVER_89 -> "an age over 89";
            case PHONE -> "a telephone number";
            case FAX -> "a fax number";
            case EMAIL -> "an e-mail address";
            case SSN -> "a social security number";
            case MRN -> "a record number";
            case HEALTH_PLAN -> "a health plan number";
            case ACCOUNT -> "an account number";
            case LICENSE -> "a licence number";
            case VEHICLE -> "a vehicle number";
            case DEVICE -> "a device number";
            case URL -> "an address of a record";
            case IP -> "a network address";
            case BIOMETRIC -> "a biometric detail";
            case OTHER_ID -> "an identifying number";
            case QUASI_EVENT -> "an event that singles someone out";
            case QUASI_ROLE -> "a role that singles someone out";
            case QUASI_RELATION -> "a relation that singles someone out";
        };
    }
}
