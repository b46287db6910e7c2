/** Sign-in, sign-up, users and their roles, OAuth apps and tokens. */
@NullMarked
package health.rounds.identity;

import org.jspecify.annotations.NullMarked;
