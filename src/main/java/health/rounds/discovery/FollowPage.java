package health.rounds.discovery;

import java.net.URI;

/** What came of asking another server where its people confirm that they follow somebody. */
public sealed interface FollowPage {
    /** There. */
    record At(URI address) implements FollowPage {}

    /** Nobody is known there by that name, or the server has no such page. */
    record None() implements FollowPage {}

    /** The server does not answer. */
    record Away() implements FollowPage {}

    /** That is not the handle of somebody on another server; nobody was asked. */
    record NoHandle() implements FollowPage {}
}
