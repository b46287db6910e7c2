@NullMarked
package health.rounds;

import org.jspecify.annotations.NullMarked;
