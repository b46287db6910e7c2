package health.rounds.text;

import java.net.URI;

/** A stretch of a text that means more than its characters; offsets are UTF-16. */
sealed interface Entity {
    int start();

    int end();

    /** Somebody is addressed. */
    record Addressed(Addressee mention) implements Entity {
        @Override
        public int start() {
            return mention.start();
        }

        @Override
        public int end() {
            return mention.end();
        }
    }

    /** A hashtag, normalised, from its number sign on. */
    record Tagged(String tag, int start, int end) implements Entity {}

    /** A web address. */
    record Linked(URI uri, int start, int end) implements Entity {}
}
