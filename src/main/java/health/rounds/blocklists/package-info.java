/** What administrators keep out: other servers, e-mail domains and addresses, networks. */
@NullMarked
package health.rounds.blocklists;

import org.jspecify.annotations.NullMarked;
