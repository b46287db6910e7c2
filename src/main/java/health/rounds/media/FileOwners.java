package health.rounds.media;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Whose the files are that lie elsewhere: often on a host that serves many servers, of which its name says nothing. */
interface FileOwners {
    /** The servers of the accounts that have a file in a post, on their profile, or as an emoji of it; empty where no account has it. */
    Set<String> serversOf(URI file);

    /** The files of all accounts of one server. */
    default List<URI> filesOf(String server) {
        List<URI> files = new ArrayList<>();
        filesOf(server::equals, files::add);
        return files;
    }

    /** The files of all accounts of some servers. */
    void filesOf(Predicate<String> servers, Consumer<URI> each);
}
