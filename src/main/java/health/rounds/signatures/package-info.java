/** Signatures between servers: of HTTP messages and of documents, and the keys for both; knows no database and no network. */
@NullMarked
package health.rounds.signatures;

import org.jspecify.annotations.NullMarked;
