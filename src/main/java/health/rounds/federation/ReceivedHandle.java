package health.rounds.federation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name by which somebody is known, in the form in which names are compared.
 *
 * @param username in lower case
 * @param domain in the form of {@link Iri#host}
 */
record ReceivedHandle(String username, String domain) {
    private static final Pattern FORM =
            Pattern.compile("(?:acct:)?@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?)@([^@/?#\\s]{1,253})");

    /** Reads {@code name@domain}, with {@code acct:} or an at sign before it or without. */
    static Optional<ReceivedHandle> parse(String typed) {
        Matcher form = FORM.matcher(typed);
        return typed.length() <= 400 && form.matches()
                ? Iri.parse("https://" + form.group(2)).map(Iri::host).map(host -> of(form.group(1), host))
                : Optional.empty();
    }

    /** The name of an actor on its own server. */
    static ReceivedHandle of(ReceivedActor actor) {
        return of(actor.username(), actor.iri().host());
    }

    private static ReceivedHandle of(String username, String host) {
        return new ReceivedHandle(username.toLowerCase(Locale.ROOT), host);
    }

    /** The address by which WebFinger is asked for it (RFC 7565). */
    String acct() {
        return "acct:" + this;
    }

    @Override
    public String toString() {
        return username + "@" + domain;
    }
}
