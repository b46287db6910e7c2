/** Plain text and safe HTML: mentions, hashtags and links as Mastodon reads and writes them. */
@NullMarked
package health.rounds.text;

import org.jspecify.annotations.NullMarked;
