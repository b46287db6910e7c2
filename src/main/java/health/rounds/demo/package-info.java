/** The demonstration: a small community of invented clinicians that joins and talks through the front doors everybody uses. */
@NullMarked
package health.rounds.demo;

import org.jspecify.annotations.NullMarked;
