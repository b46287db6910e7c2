/** What a member does not want to read: filters by keyword and by post. */
@NullMarked
package health.rounds.filters;

import org.jspecify.annotations.NullMarked;
