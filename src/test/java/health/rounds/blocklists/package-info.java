@NullMarked
package health.rounds.blocklists;

import org.jspecify.annotations.NullMarked;
