/** The door for Mastodon apps: the JSON and streaming API of Mastodon, spoken in its words. */
@NullMarked
package health.rounds.mastodon;

import org.jspecify.annotations.NullMarked;
