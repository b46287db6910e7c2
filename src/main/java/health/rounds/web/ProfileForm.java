package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.ProfileField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile as it is being changed. */
public record ProfileForm(
        String displayName, String bio, List<ProfileField> fields, boolean locked, boolean discoverable) {
    private static final int FIELDS = 4;

    public ProfileForm {
        fields = List.copyOf(fields);
    }

    static ProfileForm of(Account account) {
        return new ProfileForm(
                account.displayName(), account.bio(), account.fields(), account.locked(), account.discoverable());
    }

    /** The lines that have a name or a value. */
    static List<ProfileField> fields(@Nullable List<String> names, @Nullable List<String> values) {
        List<ProfileField> fields = new ArrayList<>();
        if (names == null || values == null) {
            return fields;
        }
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            if (!names.get(i).isBlank() || !values.get(i).isBlank()) {
                fields.add(new ProfileField(names.get(i).strip(), values.get(i).strip()));
            }
        }
        return fields;
    }

    /** The lines to show: those given, and empty ones to fill. */
    public List<ProfileField> lines() {
        List<ProfileField> lines = new ArrayList<>(fields);
        while (lines.size() < FIELDS) {
            lines.add(new ProfileField("", ""));
        }
        return lines;
    }
}
