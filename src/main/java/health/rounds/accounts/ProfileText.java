package health.rounds.accounts;

import health.rounds.text.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings what people type into their profile into the form that is kept, and says what is too long. */
final class ProfileText {
    private static final Pattern DIRECTIONS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ProfileLimits limits;

    ProfileText(ProfileLimits limits) {
        this.limits = limits;
    }

    /**
     * One line. The characters that change the direction of writing are left out, since with them a name can be made to read as
     * another (Unicode TR 36, section 2.5).
     */
    static String line(String typed) {
        String shown = DIRECTIONS.matcher(Text.clean(typed)).replaceAll("");
        return BLANKS.matcher(Normalizer.normalize(shown, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Any number of lines. */
    static String paragraphs(String typed) {
        return Text.clean(typed).strip();
    }

    /** Lines with both cells empty are left out. */
    static List<ProfileField> fields(List<ProfileField> typed) {
        return typed.stream()
                .map(field -> new ProfileField(line(field.name()), line(field.value())))
                .filter(field -> !field.name().isEmpty() || !field.value().isEmpty())
                .toList();
    }

    /** What is too long or too many, for the reader. */
    Optional<String> problem(Account account) {
        if (account.displayName().length() > limits.displayName()) {
            return Optional.of("The display name may have %d characters at most.".formatted(limits.displayName()));
        }
        if (account.bio().length() > limits.bio()) {
            return Optional.of("The text about you may have %d characters at most.".formatted(limits.bio()));
        }
        if (account.fields().size() > limits.fields()) {
            return Optional.of("A profile has %d fields at most.".formatted(limits.fields()));
        }
        for (ProfileField field : account.fields()) {
            if (field.name().length() > limits.fieldName() || field.value().length() > limits.fieldValue()) {
                return Optional.of("The two parts of a field may have %d and %d characters at most."
                        .formatted(limits.fieldName(), limits.fieldValue()));
            }
        }
        return Optional.empty();
    }
}
