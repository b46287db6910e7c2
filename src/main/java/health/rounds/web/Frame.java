package health.rounds.web;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands around every page: its title and place, who reads it, what is said once, and the addresses of what it loads.
 *
 * @param community what this community calls itself
 * @param open whether a passer-by may ask to join
 * @param unread notifications not yet seen, at most 99
 * @param applicants how many wait to be let in; empty for a reader who does not decide about it
 * @param overrides how many posts that overrode the guard wait for a look; empty for a reader who is no privacy officer
 * @param reports how many reports wait for a decision; empty for a reader who is no moderator
 * @param csrfToken the token for forms; asking for it may start a session, so only pages with a form ask
 * @param asset turns the name of a file into an address that changes with its content
 * @param media turns what a picture or video is known by into its address here
 */
public record Frame(
        String community,
        String title,
        Place place,
        Reader reader,
        boolean open,
        int unread,
        Optional<Integer> applicants,
        Optional<Integer> overrides,
        Optional<Integer> reports,
        Optional<Flash> flash,
        Supplier<String> csrfToken,
        Function<String, String> asset,
        Function<String, String> media) {

    /** The same frame around a page with this title, in this place. */
    public Frame at(Place here, String newTitle) {
        return new Frame(
                community,
                newTitle,
                here,
                reader,
                open,
                unread,
                applicants,
                overrides,
                reports,
                flash,
                csrfToken,
                asset,
                media);
    }

    /** The same frame around a page that the navigation does not name. */
    public Frame titled(String newTitle) {
        return at(Place.NOWHERE, newTitle);
    }

    /** The same for parts that are sent after the request has been answered: nothing is asked of the request any more. */
    Frame forLive() {
        String token = reader.isSignedIn() ? csrf() : "";
        return new Frame(
                community,
                title,
                place,
                reader,
                open,
                unread,
                applicants,
                overrides,
                reports,
                Optional.empty(),
                () -> token,
                asset,
                media);
    }

    /** How much waits for the reader behind "More". */
    public int waiting() {
        return applicants.orElse(0) + overrides.orElse(0) + reports.orElse(0);
    }

    /** Whether all that waits are people who want to join. */
    public boolean onlyApplicantsWait() {
        return overrides.orElse(0) + reports.orElse(0) == 0;
    }

    public String csrf() {
        return csrfToken.get();
    }

    public String asset(String name) {
        return asset.apply(name);
    }

    /** Where a picture or video is had from here, even if it lies on another server. */
    public String media(String file) {
        return media.apply(file);
    }
}
