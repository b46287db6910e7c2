/** The community's own emoji: pictures that stand for a word between colons. */
@NullMarked
package health.rounds.emojis;

import org.jspecify.annotations.NullMarked;
