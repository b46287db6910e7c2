/** The door for people: one class per page address, server-rendered, readable and writable without JavaScript. */
@NullMarked
package health.rounds.web;

import org.jspecify.annotations.NullMarked;
