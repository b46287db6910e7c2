package health.rounds.media;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.Sanctioned;
import health.rounds.guard.Answer;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.Ids;
import health.rounds.text.Text;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door to pictures: takes uploads, tells of them, and hands out their files. */
@Component
public class MediaLibrary {
    private final Guard guard;
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final Darkroom darkroom;
    private final CuttingRoom cuttingRoom;
    private final MediaFiles files;
    private final MediaStore store;
    private final Leftovers leftovers;
    private final MediaLimits limits;
    private final Ids ids;
    private final Clock clock;

    MediaLibrary(
            Guard guard,
            Accounts accounts,
            Sanctioned sanctioned,
            Darkroom darkroom,
            CuttingRoom cuttingRoom,
            MediaFiles files,
            MediaStore store,
            Leftovers leftovers,
            MediaLimits limits,
            Ids ids,
            Clock clock) {
        this.guard = guard;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.darkroom = darkroom;
        this.cuttingRoom = cuttingRoom;
        this.files = files;
        this.store = store;
        this.leftovers = leftovers;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** What may be uploaded; apps are told. */
    public MediaLimits limits() {
        return limits;
    }

    /**
     * Screens the texts of an upload, then decodes, cleans, screens, covers, scales and keeps the picture; unless the outcome is Stored, nothing is left. The file
     * name serves the screening alone: it is neither stored nor served. Throws UncheckedIOException where the bytes stop coming.
     */
    public UploadOutcome upload(Upload upload) {
        String altText = Text.clean(upload.altText());
        List<Part> parts =
                List.of(new Part(Field.ALT_TEXT, altText), new Part(Field.FILE_NAME, Text.clean(upload.fileName())));
        return screened(upload.owner(), altText, parts, upload.answers(), cleared -> keep(upload, cleared));
    }

    /**
     * Screens and keeps a new description, and a new focus if there is one; empty if the owner has no such picture. Where the picture is in a
     * post already, the caller edits the post in the same go, so that readers see the change.
     */
    public Optional<UploadOutcome> describe(
            MediaId id, AccountId owner, String altText, Optional<Focus> focus, List<Answer> answers) {
        String clean = Text.clean(altText);
        List<Part> parts = List.of(new Part(Field.ALT_TEXT, clean));
        return byId(id).filter(media -> media.owner().equals(owner))
                .map(media -> screened(owner, clean, parts, answers, cleared -> {
                    Optional<Focus> newFocus = focus.or(media::focus);
                    store.describe(id, cleared, newFocus);
                    return new UploadOutcome.Stored(media.described(clean, newFocus));
                }));
    }

    private UploadOutcome screened(
            AccountId owner,
            String altText,
            List<Part> parts,
            List<Answer> answers,
            Function<Description, UploadOutcome> whenClear) {
        if (Text.length(altText) > limits.altTextCharacters()) {
            return new UploadOutcome.Refused(
                    "The description may have %,d characters at most.".formatted(limits.altTextCharacters()));
        }
        return switch (guard.screen(new Submission(parts, answers), author(owner))) {
            case Verdict.Held held -> new UploadOutcome.Held(held.findings());
            case Verdict.Ask ask -> new UploadOutcome.Asked(ask.findings());
            case Verdict.Clear clear -> whenClear.apply(new Description(altText, parts, clear.clearance()));
        };
    }

    private Author author(AccountId owner) {
        Account account = accounts.byId(owner).orElseThrow();
        return new Author(account.name(), account.username());
    }

    private UploadOutcome keep(Upload upload, Description description) {
        BufferedInputStream bytes = new BufferedInputStream(upload.bytes());
        Arrival kind = Arrival.of(bytes);
        if (kind == Arrival.VIDEO && limits.video().isEmpty()) {
            return new UploadOutcome.Refused(
                    "This community takes no video: ffmpeg is not installed on its server. Please send a picture.");
        }
        try {
            Path arrival = files.receive(bytes, limits.bytes(kind));
            try {
                return new UploadOutcome.Stored(
                        kind == Arrival.VIDEO
                                ? keep(upload, description, cuttingRoom.cut(arrival, author(upload.owner())))
                                : keep(upload, description, darkroom.develop(arrival, author(upload.owner()))));
            } finally {
                files.drop(arrival);
            }
        } catch (Refusal refusal) {
            return new UploadOutcome.Refused(refusal.reason());
        }
    }

    private Media keep(Upload upload, Description description, Developed made) {
        String original = files.newPrivateName(made.original().type());
        return keep(
                upload,
                description.text().isEmpty() ? startOf(made.words(), author(upload.owner()), description) : description,
                made.print(),
                Optional.empty(),
                Map.of(original, made.original()),
                new Private(original, made.inFile(), made.boxes()));
    }

    private Media keep(Upload upload, Description description, Clip made) {
        return keep(
                upload,
                description,
                made.print(),
                Optional.of(made.motion()),
                Map.of(),
                new Private(null, made.inFile(), made.boxes()));
    }

    /** The words of a scan, for its owner to go on from; they are screened like any other. */
    private Description startOf(String words, Author author, Description none) {
        List<Part> parts = List.of(new Part(Field.ALT_TEXT, words));
        return guard.screen(new Submission(parts, List.of()), author) instanceof Verdict.Clear clear
                ? new Description(words, parts, clear.clearance())
                : none;
    }

    private Media keep(
            Upload upload,
            Description description,
            Print print,
            Optional<Motion> motion,
            Map<String, Rendition> originals,
            Private kept) {
        Named named = named(print);
        Media media = new Media(
                new MediaId(ids.next()),
                upload.owner(),
                motion.isPresent() ? Media.Kind.VIDEO : Media.Kind.PHOTO,
                print.full().type().mimeType(),
                print.full().width(),
                print.full().height(),
                print.small().width(),
                print.small().height(),
                print.blurhash(),
                description.text(),
                upload.focus(),
                named.file(),
                named.smallFile(),
                false,
                motion);
        Map<String, Rendition> renditions = new HashMap<>(named.renditions());
        renditions.putAll(originals);
        Instant now = clock.instant();
        leftovers.writeThenCommit(
                renditions, () -> store.insert(media, description, print, kept, now, now.plus(limits.unattached())));
        return media;
    }

    /** The files of a picture under the names that they will have. */
    private record Named(String file, String smallFile, Map<String, Rendition> renditions) {}

    private Named named(Print print) {
        String file = files.newName(print.full().type());
        // A picture that is small already is kept once.
        if (print.small().equals(print.full())) {
            return new Named(file, file, Map.of(file, print.full()));
        }
        String smallFile = files.newName(print.small().type());
        return new Named(file, smallFile, Map.of(file, print.full(), smallFile, print.small()));
    }

    /** What its owner is told about a picture; empty if they have no such picture. */
    public Optional<PictureReview> review(MediaId id, AccountId owner) {
        return byId(id).flatMap(media -> store.privatelyOf(id, owner)
                .map(kept -> new PictureReview(
                        media, kept.boxes(), kept.inFile(), kept.file() != null && !media.attached())));
    }

    /** The picture without covers, for its owner alone, until it is published; it may only be sent to them. */
    public Optional<MediaFile> original(MediaId id, AccountId owner) {
        return store.privatelyOf(id, owner)
                .flatMap(kept -> Optional.ofNullable(kept.file()))
                .flatMap(files::findPrivate);
    }

    /** Covers other places in a picture that is not published yet; empty if the owner has no such picture. */
    public Optional<CoverOutcome> cover(MediaId id, AccountId owner, Covering covering) {
        return review(id, owner).map(review -> {
            try {
                return new CoverOutcome.Done(covered(review, owner, covering));
            } catch (Refusal refusal) {
                return new CoverOutcome.Refused(refusal.reason());
            }
        });
    }

    private PictureReview covered(PictureReview review, AccountId owner, Covering covering) throws Refusal {
        List<PictureBox> boxes = Covers.apply(review, covering);
        if (boxes.equals(review.boxes())) {
            return review;
        }
        Media before = review.media();
        MediaFile original = original(before.id(), owner).orElseThrow(Covers::tooLate);
        Print print = darkroom.printAgain(original.path(), boxes);
        Named named = named(print);
        Media after = before.printed(print, named.file(), named.smallFile());
        try {
            leftovers.writeThenCommit(
                    named.renditions(),
                    () -> leftovers.deleteRowsThenFiles(() -> {
                        if (!store.replace(after, print, boxes)) {
                            throw new PublishedMeanwhile();
                        }
                        return before.files();
                    }));
        } catch (PublishedMeanwhile tooLate) {
            throw Covers.tooLate();
        }
        return new PictureReview(after, boxes, review.inFile(), true);
    }

    private static final class PublishedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Decodes, cleans, crops and keeps a profile picture; it is deleted after a day unless the profile names it, and once it no longer does. */
    public ProfilePictureOutcome storeProfilePicture(AccountId owner, InputStream bytes, ProfilePicture kind) {
        try {
            Path arrival = files.receive(bytes, limits.bytes());
            try {
                ProfilePrint print = darkroom.crop(arrival, kind, author(owner));
                String file = files.newName(print.picture().type());
                leftovers.writeThenCommit(
                        Map.of(file, print.picture()),
                        () -> store.insertProfilePicture(file, print, owner, clock.instant()));
                return new ProfilePictureOutcome.Stored(file);
            } finally {
                files.drop(arrival);
            }
        } catch (Refusal refusal) {
            return new ProfilePictureOutcome.Refused(refusal.reason());
        }
    }

    /**
     * Decodes, cleans, screens, scales and keeps a small picture that stands among letters.
     *
     * @param row names the file, in the transaction that keeps it
     */
    public ProfilePictureOutcome storeEmoji(Author community, InputStream bytes, Consumer<String> row) {
        try {
            Path arrival = files.receive(bytes, limits.bytes());
            try {
                ProfilePrint print = darkroom.emoji(arrival, community);
                String file = files.newName(print.picture().type());
                leftovers.writeThenCommit(Map.of(file, print.picture()), () -> row.accept(file));
                return new ProfilePictureOutcome.Stored(file);
            } finally {
                files.drop(arrival);
            }
        } catch (Refusal refusal) {
            return new ProfilePictureOutcome.Refused(refusal.reason());
        }
    }

    /** Deletes the file that no row names any more after {@code row}, which answers with its name; false where it has none. */
    public boolean removeEmoji(Supplier<Optional<String>> row) {
        return leftovers.deleteRowsThenFiles(() -> row.get().stream().toList());
    }

    /** Keeps where the pictures of a received post lie and how they are described, inside the caller's transaction; they stay where they are. */
    public List<MediaId> receive(RemoteAuthor author, long post, List<ReceivedMedia> received) {
        Instant now = clock.instant();
        return received.stream()
                .map(media -> {
                    MediaId id = new MediaId(ids.next());
                    store.insertReceived(id, author.id(), post, media, now);
                    return id;
                })
                .toList();
    }

    public Optional<Media> byId(MediaId id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** All that exist; one query. */
    public Map<MediaId, Media> byIds(Collection<MediaId> wanted) {
        return wanted.isEmpty() ? Map.of() : store.byIds(wanted);
    }

    /**
     * Ties the owner's uploads to a post inside the caller's transaction; false, where they are too many, or one is not there, another's or
     * already tied to another post. The caller must then roll back. What lies under their covers is deleted.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean attach(AccountId owner, long post, List<MediaId> media) {
        Set<MediaId> distinct = Set.copyOf(media);
        boolean tied =
                distinct.size() <= limits.picturesPerPost() && store.attach(owner, post, distinct) == distinct.size();
        if (tied) {
            // From here on nobody can take a cover off, not even with the disk in hand.
            leftovers.deleteRowsThenFiles(() -> store.forgetOriginals(distinct));
        }
        return tied;
    }

    /** Keeps the owner's uploads for a draft or a scheduled post that long, even if they are in no post by then. */
    public void keepUntil(AccountId owner, Collection<MediaId> media, Instant until) {
        if (!media.isEmpty()) {
            store.keepUntil(owner, media, until);
        }
    }

    /** Removes uploads inside the caller's transaction: their rows now, their files after the commit. */
    public void remove(Collection<MediaId> media) {
        if (!media.isEmpty()) {
            leftovers.deleteRowsThenFiles(() -> store.delete(media));
        }
    }

    /** Deletes an upload that is in no post; whether the owner had one. */
    public boolean discard(MediaId id, AccountId owner) {
        return leftovers.deleteRowsThenFiles(() -> store.deleteUnattached(id, owner));
    }

    /** Bytes of all files, by looking at each: a second for a hundred thousand. */
    public long bytes() {
        return files.bytes();
    }

    /** The file of that name, as it stands after /media/ in addresses; any other string has none, nor has a suspended account's. */
    public Optional<MediaFile> open(String file) {
        Set<AccountId> suspended = sanctioned.suspended();
        return files.find(file).filter(found -> suspended.isEmpty() || !store.isOf(suspended, file));
    }
}
