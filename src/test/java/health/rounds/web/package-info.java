/** The pages as a browser without an engine sees them: addresses, HTML, event streams. */
@NullMarked
package health.rounds.web;

import org.jspecify.annotations.NullMarked;
