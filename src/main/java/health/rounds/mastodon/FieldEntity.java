package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.ProfileField;
import health.rounds.posts.PostText;
import org.jspecify.annotations.Nullable;

/** Account::Field; the value is HTML in an account and plain text in its source. */
record FieldEntity(String name, String value, @Nullable String verifiedAt) {
    private static final String OPEN = "<p>";
    private static final String CLOSE = "</p>";

    /** For reading: a line of HTML without the paragraph around it. */
    static FieldEntity of(Account account, int number, PostText html) {
        String value = html.field(account, number);
        boolean wrapped = value.startsWith(OPEN) && value.endsWith(CLOSE);
        return new FieldEntity(
                account.fields().get(number).name(),
                wrapped ? value.substring(OPEN.length(), value.length() - CLOSE.length()) : value,
                null);
    }

    /** For editing: as it was typed. */
    static FieldEntity source(ProfileField field) {
        return new FieldEntity(field.name(), field.value(), null);
    }
}
