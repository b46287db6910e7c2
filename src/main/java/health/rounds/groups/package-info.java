/** Groups of this community: accounts that pass on to their members what is sent to them. */
@NullMarked
package health.rounds.groups;

import org.jspecify.annotations.NullMarked;
