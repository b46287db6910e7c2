package health.rounds.federation;

import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import health.rounds.text.Text;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Which posts go out as Article, and what stands for them where only a title is shown. Mastodon 4.5 shows of an Article its title and a
 * link (app/lib/activitypub/activity/create.rb), and of a Note all of it: so only what opens a thread and is too long to be read in
 * a timeline becomes one, and has in {@code preview} a Note for those who know it (FEP-b2b8).
 */
final class LongPost {
    /** In characters as {@link Text#length} counts them; four posts of Mastodon's usual length. */
    static final int SHORTEST = 2_000;

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_EXCERPT = 500;

    private LongPost() {}

    static boolean is(Post post) {
        return post.poll().isEmpty()
                && post.replyTo().isEmpty()
                && post.visibility() != Visibility.DIRECT
                && post.text().length() >= SHORTEST
                && Text.length(post.text()) >= SHORTEST;
    }

    /** The content warning, which must not be given away; else the first line. */
    static String title(Post post) {
        return post.contentWarning().isEmpty()
                ? cut(post.text().lines().findFirst().orElse(""), LONGEST_TITLE)
                : post.contentWarning();
    }

    /** How it begins; behind a content warning the warning alone. */
    static String excerpt(Post post) {
        return post.contentWarning().isEmpty() ? cut(post.text(), LONGEST_EXCERPT) : post.contentWarning();
    }

    /** Ends between words. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int end = words.preceding(most);
        return text.substring(0, end > 0 ? end : most).stripTrailing() + "…";
    }
}
