package health.rounds.filters;

import health.rounds.media.Media;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import java.text.Normalizer;
import java.util.StringJoiner;

/**
 * All that a keyword is looked for in, without upper case: text, content warning, answers of the poll and descriptions of media, as
 * in Mastodon (the searchable text that app/models/custom_filter.rb matches).
 */
public final class PostWords {
    private final String folded;

    private PostWords(String folded) {
        this.folded = folded;
    }

    /** The words of a post; a boost has none of its own. */
    public static PostWords of(Post post) {
        StringJoiner all = new StringJoiner("\n");
        all.add(post.contentWarning()).add(post.text());
        post.poll()
                .ifPresent(
                        poll -> poll.options().stream().map(Poll.Option::title).forEach(all::add));
        post.media().stream().map(Media::altText).forEach(all::add);
        return of(all.toString());
    }

    static PostWords of(String text) {
        return new PostWords(fold(text));
    }

    /** How many characters are kept. */
    public int length() {
        return folded.length();
    }

    String folded() {
        return folded;
    }

    /**
     * The form in which words are compared: composed accents, and each character for itself without its case, as Java's regular
     * expressions compare with {@code UNICODE_CASE}.
     */
    static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        composed.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
