package health.rounds.federation;

import health.rounds.posts.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a post or activity is addressed to; groups in which it is said ({@code audience}, FEP-1b12) get a copy.
 *
 * @param toEveryone addressed to everyone
 * @param ccEveryone everyone gets a copy: anyone may read it, but it is not listed
 */
record ReceivedAudience(boolean toEveryone, boolean ccEveryone, List<Iri> to, List<Iri> cc) {
    static final ReceivedAudience NOBODY = new ReceivedAudience(false, false, List.of(), List.of());

    /** ActivityPub, section 5.6: all three mean the same. */
    private static final Set<String> EVERYONE =
            Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");

    ReceivedAudience {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    static boolean isEveryone(String address) {
        return EVERYONE.contains(address);
    }

    static ReceivedAudience of(ReceivedJson json) {
        List<String> to = json.addresses("to", ReceivedLimits.ADDRESSEES);
        List<String> cc = new ArrayList<>(json.addresses("cc", ReceivedLimits.ADDRESSEES));
        json.addresses("audience", ReceivedLimits.ADDRESSEES).stream()
                .filter(group -> !EVERYONE.contains(group))
                .forEach(cc::add);
        return new ReceivedAudience(
                to.stream().anyMatch(EVERYONE::contains),
                cc.stream().anyMatch(EVERYONE::contains),
                named(to),
                named(cc));
    }

    private static List<Iri> named(List<String> addresses) {
        return addresses.stream()
                .filter(address -> !EVERYONE.contains(address))
                .flatMap(address -> Iri.parse(address).stream())
                .distinct()
                .toList();
    }

    /** All who are named, each once. */
    List<Iri> all() {
        List<Iri> all = new ArrayList<>(to);
        cc.stream().filter(iri -> !to.contains(iri)).forEach(all::add);
        return all;
    }

    /** Who may read it, given the address of the author's followers; whom nobody can be found for is for those who are named. */
    Visibility visibility(Optional<Iri> followers) {
        if (toEveryone) {
            return Visibility.PUBLIC;
        }
        if (ccEveryone) {
            return Visibility.UNLISTED;
        }
        boolean toFollowers =
                followers.filter(iri -> to.contains(iri) || cc.contains(iri)).isPresent();
        return toFollowers ? Visibility.FOLLOWERS : Visibility.DIRECT;
    }
}
