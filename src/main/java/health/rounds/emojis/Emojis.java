package health.rounds.emojis;

import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.media.MediaLibrary;
import health.rounds.media.ProfilePictureOutcome;
import health.rounds.platform.Settings;
import health.rounds.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door to the community's own emoji. All of them are held in memory, so that finding those of a text costs no query; what a
 * command on the terminal changed is noticed within some seconds.
 */
@Component
public class Emojis {
    private static final Pattern SHORTCODE = Pattern.compile("[a-zA-Z0-9_]+");

    private final EmojiStore store;
    private final MediaLibrary library;
    private final Guard guard;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    /** An emoji is the community's, not that of the administrator who adds it. */
    private final Author community;

    private final EmojiLimits limits = EmojiLimits.read();
    private volatile @Nullable EmojiSet kept;

    Emojis(
            EmojiStore store,
            MediaLibrary library,
            Guard guard,
            Settings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.library = library;
        this.guard = guard;
        this.clock = clock;
        this.events = events;
        this.community = new Author(settings.communityName(), "");
    }

    /** By category, then by shortcode. */
    public List<CustomEmoji> all() {
        return set().all();
    }

    public Optional<CustomEmoji> byShortcode(String shortcode) {
        return set().byShortcode(shortcode);
    }

    /** Those that the texts use, each once. */
    public List<CustomEmoji> in(Collection<String> texts) {
        return set().in(texts);
    }

    /** A text with something else in the place of each emoji that it uses. */
    public String replace(String text, Function<CustomEmoji, String> written) {
        return set().replace(text, written);
    }

    /**
     * Screens the words, then decodes, cleans, screens, scales and keeps the picture: PNG, GIF or WebP, of an animated one the first. Throws
     * UncheckedIOException where the bytes stop coming.
     */
    public EmojiOutcome add(String shortcode, Optional<String> category, boolean inPicker, InputStream bytes) {
        Optional<String> under = category.map(Text::clean).filter(text -> !text.isEmpty());
        Optional<String> problem = problem(shortcode, under).or(() -> finding(shortcode, under));
        if (problem.isPresent()) {
            return new EmojiOutcome.Refused(problem.get());
        }
        try {
            byte[] picture = bytes.readNBytes(limits.bytes() + 1);
            if (picture.length > limits.bytes()) {
                return new EmojiOutcome.Refused(
                        "The picture of an emoji may have %d kB at most.".formatted(limits.bytes() >> 10));
            }
            return keep(shortcode, under, inPicker, picture);
        } catch (DuplicateKeyException taken) {
            return new EmojiOutcome.Refused("There is an emoji of that name. Remove it first.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private EmojiOutcome keep(String shortcode, Optional<String> category, boolean inPicker, byte[] picture) {
        ProfilePictureOutcome outcome = library.storeEmoji(
                community,
                new ByteArrayInputStream(picture),
                file -> store.insert(new CustomEmoji(shortcode, file, category, inPicker), clock.instant()));
        return switch (outcome) {
            case ProfilePictureOutcome.Refused refused -> new EmojiOutcome.Refused(refused.reason());
            case ProfilePictureOutcome.Stored stored -> {
                refresh();
                yield new EmojiOutcome.Added(new CustomEmoji(shortcode, stored.file(), category, inPicker));
            }
        };
    }

    /** Removes an emoji with its picture; texts that use it show its shortcode again. False where there is none. */
    public boolean remove(String shortcode) {
        boolean removed = library.removeEmoji(() -> store.delete(shortcode));
        refresh();
        return removed;
    }

    private Optional<String> problem(String shortcode, Optional<String> category) {
        int length = shortcode.length();
        if (!SHORTCODE.matcher(shortcode).matches()
                || length < limits.shortestShortcode()
                || length > limits.longestShortcode()) {
            return Optional.of("A shortcode has %d to %d letters a to z, digits and underscores."
                    .formatted(limits.shortestShortcode(), limits.longestShortcode()));
        }
        if (category.filter(text -> text.length() > limits.category() || text.contains("\n"))
                .isPresent()) {
            return Optional.of("A category is one line of at most %d characters.".formatted(limits.category()));
        }
        return byShortcode(shortcode).map(_ -> "There is an emoji of that name. Remove it first.");
    }

    private Optional<String> finding(String shortcode, Optional<String> category) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Field.PROFILE_TEXT, shortcode.replace('_', ' ')));
        category.ifPresent(text -> parts.add(new Part(Field.PROFILE_TEXT, text)));
        return switch (guard.screen(new Submission(parts, List.of()), community)) {
            case Verdict.Clear _ -> Optional.empty();
            case Verdict.Ask ask -> explained(ask.findings());
            case Verdict.Held held -> explained(held.findings());
        };
    }

    private static Optional<String> explained(List<Finding> findings) {
        return findings.stream().findFirst().map(Finding::explanation);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void refresh() {
        EmojiSet before = kept;
        EmojiSet now = new EmojiSet(store.all());
        kept = now;
        if (before != null && !before.isSameAs(now)) {
            events.publishEvent(new EmojisChanged());
        }
    }

    private EmojiSet set() {
        EmojiSet present = kept;
        if (present == null) {
            present = new EmojiSet(store.all());
            kept = present;
        }
        return present;
    }
}
