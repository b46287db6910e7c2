/** What the links in posts lead to: title, description and picture of the page. */
@NullMarked
package health.rounds.previews;

import org.jspecify.annotations.NullMarked;
