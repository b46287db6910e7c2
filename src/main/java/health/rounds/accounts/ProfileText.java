package health.rounds.accounts;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Brings what people type into their profile into the form that is kept, and says what is too long. */
final class ProfileText {
    private final ProfileLimits limits;

    ProfileText(ProfileLimits limits) {
        this.limits = limits;
    }

    /** One line without control characters. */
    static String line(String typed) {
        return cleaned(typed.replaceAll("\\s+", " ")).strip();
    }

    /** Any number of lines without control characters. */
    static String paragraphs(String typed) {
        return cleaned(typed.replace("\r\n", "\n").replace('\r', '\n')).strip();
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

    private static String cleaned(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .codePoints()
                .filter(ProfileText::isShown)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /**
     * Leaves out what PostgreSQL cannot keep (U+0000, halves of surrogate pairs), control characters, and the bidirectional
     * overrides with which a name can be made to read as another (Unicode TR 36, section 2.5).
     */
    private static boolean isShown(int codePoint) {
        if (codePoint == '\n') {
            return true;
        }
        boolean overrides =
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        int type = Character.getType(codePoint);
        return !overrides && type != Character.CONTROL && type != Character.SURROGATE;
    }
}
