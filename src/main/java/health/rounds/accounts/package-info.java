/** Profiles, follows, blocks, mutes and lists. */
@NullMarked
package health.rounds.accounts;

import org.jspecify.annotations.NullMarked;
