/** What and whom to find: trends and suggestions, each by a named rule that docs/discovery.md explains. */
@NullMarked
package health.rounds.discovery;

import org.jspecify.annotations.NullMarked;
