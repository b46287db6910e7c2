/** The door on the terminal: {@code rounds serve}, {@code demo}, {@code user}, {@code token} and {@code screen}. */
@NullMarked
package health.rounds.commands;

import org.jspecify.annotations.NullMarked;
