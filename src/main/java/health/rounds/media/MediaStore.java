package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of uploads, and of the files that need to go. */
@Repository
final class MediaStore {
    private final JdbcClient sql;
    private final BoxStore boxes;

    MediaStore(JdbcClient sql, BoxStore boxes) {
        this.sql = sql;
        this.boxes = boxes;
    }

    void insert(Media media, Description description, Print print, Private kept, Instant createdAt, Instant keptUntil) {
        sql.sql("""
                insert into media (id, owner, mime_type, width, height, small_width, small_height, blurhash, alt_text, focus_x,
                    focus_y, file, small_file, original, in_file, rule_set, models, sha256, kept_until, created_at, length_ms, frame_rate)
                values (:id, :owner, :mimeType, :width, :height, :smallWidth, :smallHeight, :blurhash, :altText, :x,
                    :y, :file, :smallFile, :original, :inFile, :ruleSet, :models, :sha256, :keptUntil, :createdAt, :length, :frameRate)
                """)
                .param(
                        "length",
                        media.motion().map(motion -> motion.length().toMillis()).orElse(null))
                .param("frameRate", media.motion().map(Motion::frameRate).orElse(null))
                .param("id", media.id().value())
                .param("owner", media.owner().value())
                .param("mimeType", media.mimeType())
                .param("width", media.width())
                .param("height", media.height())
                .param("smallWidth", media.smallWidth())
                .param("smallHeight", media.smallHeight())
                .param("blurhash", media.blurhash())
                .param("altText", description.text())
                .param("x", media.focus().map(Focus::x).orElse(null))
                .param("y", media.focus().map(Focus::y).orElse(null))
                .param("file", media.file())
                .param("smallFile", media.smallFile())
                .param("original", kept.file())
                .param("inFile", kept.inFile().stream().map(InFile::name).toArray(String[]::new))
                .param("ruleSet", print.clearance().ruleSet())
                .param("models", print.clearance().models())
                .param("sha256", print.clearance().sha256().toArray(String[]::new))
                .param("keptUntil", Rows.timestamp(keptUntil))
                .param("createdAt", Rows.timestamp(createdAt))
                .update();
        boxes.insert(media.id(), kept.boxes());
    }

    void insertReceived(MediaId id, AccountId owner, long post, ReceivedMedia media, Instant now) {
        sql.sql("""
                insert into media (id, owner, post, mime_type, width, height, small_width, small_height, blurhash, alt_text, focus_x,
                    focus_y, file, small_file, kept_until, created_at, length_ms, frame_rate)
                values (:id, :owner, :post, :mimeType, :width, :height, :width, :height, :blurhash, :altText, :x,
                    :y, :file, :file, :now, :now, :length, :frameRate)
                """)
                .param("id", id.value())
                .param("owner", owner.value())
                .param("post", post)
                .param("mimeType", media.mimeType())
                .param("width", media.width())
                .param("height", media.height())
                .param("blurhash", media.blurhash())
                .param("altText", media.altText())
                .param("x", media.focus().map(Focus::x).orElse(null))
                .param("y", media.focus().map(Focus::y).orElse(null))
                .param("file", media.address())
                .param("now", Rows.timestamp(now))
                // Nobody says how long a video of another server runs.
                .param("length", media.kind() == Media.Kind.VIDEO ? 0L : null)
                .param("frameRate", media.kind() == Media.Kind.VIDEO ? 0.0 : null)
                .update();
    }

    /** Puts other files, with other covers, in the place of those of a picture that is in no post; whether there was one. */
    boolean replace(Media media, Print print, List<PictureBox> covered) {
        boolean replaced = sql.sql("""
                        update media
                        set mime_type = :mimeType, width = :width, height = :height, small_width = :smallWidth, small_height = :smallHeight,
                            blurhash = :blurhash, file = :file, small_file = :smallFile, rule_set = :ruleSet, models = :models,
                            sha256 = :sha256
                        where id = :id and post is null and original is not null
                        """)
                        .param("mimeType", media.mimeType())
                        .param("width", media.width())
                        .param("height", media.height())
                        .param("smallWidth", media.smallWidth())
                        .param("smallHeight", media.smallHeight())
                        .param("blurhash", media.blurhash())
                        .param("file", media.file())
                        .param("smallFile", media.smallFile())
                        .param("ruleSet", print.clearance().ruleSet())
                        .param("models", print.clearance().models())
                        .param("sha256", print.clearance().sha256().toArray(String[]::new))
                        .param("id", media.id().value())
                        .update()
                > 0;
        if (replaced) {
            boxes.replace(media.id(), covered);
        }
        return replaced;
    }

    /** The owner's picture without covers, what its file said and what was found in it; of a published one there is no file. */
    Optional<Private> privatelyOf(MediaId id, AccountId owner) {
        return sql.sql("select original, in_file from media where id = :id and owner = :owner")
                .param("id", id.value())
                .param("owner", owner.value())
                .query((rs, row) -> new Private(
                        rs.getString("original"),
                        Set.copyOf(Rows.list(rs, "in_file", (String name) -> InFile.valueOf(name))),
                        boxes.of(id)))
                .optional();
    }

    /** Forgets the uncovered pictures; answers with their files. */
    List<String> forgetOriginals(Collection<MediaId> ids) {
        List<String> files = sql.sql(
                        "select original from media where id = any(:ids) and original is not null for update")
                .param("ids", Rows.longs(ids, MediaId::value))
                .query(String.class)
                .list();
        sql.sql("update media set original = null where id = any(:ids)")
                .param("ids", Rows.longs(ids, MediaId::value))
                .update();
        return files;
    }

    Map<MediaId, Media> byIds(Collection<MediaId> ids) {
        return sql
                .sql("select * from media where id = any(:ids)")
                .param("ids", Rows.longs(ids, MediaId::value))
                .query(MediaStore::media)
                .list()
                .stream()
                .collect(Collectors.toMap(Media::id, Function.identity()));
    }

    void describe(MediaId id, Description description, Optional<Focus> focus) {
        sql.sql("update media set alt_text = :altText, focus_x = :x, focus_y = :y where id = :id")
                .param("altText", description.text())
                .param("x", focus.map(Focus::x).orElse(null))
                .param("y", focus.map(Focus::y).orElse(null))
                .param("id", id.value())
                .update();
    }

    /** How many of them now belong to the post. */
    int attach(AccountId owner, long post, Collection<MediaId> ids) {
        return sql.sql("""
                update media
                set post = :post
                where id = any(:ids) and owner = :owner and (post is null or post = :post)
                """)
                .param("post", post)
                .param("ids", Rows.longs(ids, MediaId::value))
                .param("owner", owner.value())
                .update();
    }

    void keepUntil(AccountId owner, Collection<MediaId> ids, Instant until) {
        sql.sql("update media set kept_until = greatest(kept_until, :until) where id = any(:ids) and owner = :owner")
                .param("until", Rows.timestamp(until))
                .param("ids", Rows.longs(ids, MediaId::value))
                .param("owner", owner.value())
                .update();
    }

    /** Deletes rows; answers with their files. */
    List<String> delete(Collection<MediaId> ids) {
        return sql
                .sql("delete from media where id = any(:ids) returning file, small_file, original")
                .param("ids", Rows.longs(ids, MediaId::value))
                .query(MediaStore::files)
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    /** Deletes an upload that is in no post; answers with its files. */
    List<String> deleteUnattached(MediaId id, AccountId owner) {
        return sql
                .sql(
                        "delete from media where id = :id and owner = :owner and post is null returning file, small_file, original")
                .param("id", id.value())
                .param("owner", owner.value())
                .query(MediaStore::files)
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    /** Deletes uploads that waited too long for a post; answers with their files. */
    List<String> deleteForgotten(Instant now) {
        return sql
                .sql("delete from media where post is null and kept_until < :now returning file, small_file, original")
                .param("now", Rows.timestamp(now))
                .query(MediaStore::files)
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    /** Deletes all uploads of an account; answers with their files. */
    List<String> deleteAllOf(AccountId owner) {
        return sql
                .sql("delete from media where owner = :owner returning file, small_file, original")
                .param("owner", owner.value())
                .query(MediaStore::files)
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    /** Deletes all profile pictures of an account; answers with their files. */
    List<String> deleteProfilePicturesOf(AccountId owner) {
        return sql.sql("delete from profile_pictures where owner = :owner returning file")
                .param("owner", owner.value())
                .query(String.class)
                .list();
    }

    /** Whether a file is one of these people's. */
    boolean isOf(Collection<AccountId> owners, String file) {
        return sql.sql("""
                select exists (
                        select 1 from media where owner = any(:owners) and :file in (file, small_file))
                    or exists (
                        select 1 from profile_pictures where owner = any(:owners) and file = :file)
                """)
                .param("owners", Rows.longs(owners, AccountId::value))
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    void insertProfilePicture(String file, ProfilePrint print, AccountId owner, Instant createdAt) {
        sql.sql("""
                insert into profile_pictures (file, sha256, owner, created_at)
                values (:file, :sha256, :owner, :createdAt)
                """)
                .param("file", file)
                .param("sha256", print.clearance().sha256().getFirst())
                .param("owner", owner.value())
                .param("createdAt", Rows.timestamp(createdAt))
                .update();
    }

    /** Deletes profile pictures that no profile shows; answers with their files. */
    List<String> deleteUnusedProfilePictures(Instant before) {
        return sql.sql("""
                delete from profile_pictures p
                where created_at < :before
                    and not exists (select 1 from accounts a where a.id = p.owner and p.file in (a.avatar, a.header))
                returning file
                """)
                .param("before", Rows.timestamp(before))
                .query(String.class)
                .list();
    }

    /** Notes files that no row names. */
    void noteLeftovers(Collection<String> files, Instant at) {
        sql.sql("insert into media_leftovers (file, noted_at) select unnest(:files), :at on conflict do nothing")
                .param("files", files.toArray(String[]::new))
                .param("at", Rows.timestamp(at))
                .update();
    }

    void forgetLeftovers(Collection<String> files) {
        sql.sql("delete from media_leftovers where file = any(:files)")
                .param("files", files.toArray(String[]::new))
                .update();
    }

    /** Those of the files that are still noted. */
    List<String> leftovers(Collection<String> files) {
        return sql.sql("select file from media_leftovers where file = any(:files)")
                .param("files", files.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<String> leftovers(Instant notedBefore) {
        return sql.sql("select file from media_leftovers where noted_at < :before")
                .param("before", Rows.timestamp(notedBefore))
                .query(String.class)
                .list();
    }

    private static Stream<String> files(ResultSet rs, int row) throws SQLException {
        return Stream.of(rs.getString("file"), rs.getString("small_file"), rs.getString("original"))
                .filter(Objects::nonNull)
                .filter(file -> !Media.isAddress(file))
                .distinct();
    }

    private static Media media(ResultSet rs, int row) throws SQLException {
        double x = rs.getDouble("focus_x");
        Optional<Focus> focus = rs.wasNull() ? Optional.empty() : Optional.of(new Focus(x, rs.getDouble("focus_y")));
        double frameRate = rs.getDouble("frame_rate");
        Optional<Motion> motion =
                Rows.optionalLong(rs, "length_ms").map(length -> new Motion(Duration.ofMillis(length), frameRate));
        return new Media(
                new MediaId(rs.getLong("id")),
                new AccountId(rs.getLong("owner")),
                motion.isPresent() ? Media.Kind.VIDEO : Media.Kind.PHOTO,
                rs.getString("mime_type"),
                rs.getInt("width"),
                rs.getInt("height"),
                rs.getInt("small_width"),
                rs.getInt("small_height"),
                rs.getString("blurhash"),
                rs.getString("alt_text"),
                focus,
                rs.getString("file"),
                rs.getString("small_file"),
                Rows.optionalLong(rs, "post").isPresent(),
                motion);
    }
}
