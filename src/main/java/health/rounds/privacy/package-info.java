/** What authors say about the guard's findings: answers, overrides with reasons, consents; and what was taken down. */
@NullMarked
package health.rounds.privacy;

import org.jspecify.annotations.NullMarked;
