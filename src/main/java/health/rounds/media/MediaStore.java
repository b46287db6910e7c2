package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of uploads, and of the files that need to go. */
@Repository
final class MediaStore {
    private final JdbcClient sql;

    MediaStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Media media, Description description, Instant createdAt, Instant keptUntil) {
        sql.sql("""
                insert into media (id, owner, mime_type, width, height, small_width, small_height, blurhash, alt_text, focus_x,
                    focus_y, file, small_file, kept_until, created_at)
                values (:id, :owner, :mimeType, :width, :height, :smallWidth, :smallHeight, :blurhash, :altText, :x,
                    :y, :file, :smallFile, :keptUntil, :createdAt)
                """)
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
                .param("keptUntil", Rows.timestamp(keptUntil))
                .param("createdAt", Rows.timestamp(createdAt))
                .update();
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
                .sql("delete from media where id = any(:ids) returning file, small_file")
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
                .sql("delete from media where id = :id and owner = :owner and post is null returning file, small_file")
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
                .sql("delete from media where post is null and kept_until < :now returning file, small_file")
                .param("now", Rows.timestamp(now))
                .query(MediaStore::files)
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    void insertProfilePicture(String file, AccountId owner, Instant createdAt) {
        sql.sql("insert into profile_pictures (file, owner, created_at) values (:file, :owner, :createdAt)")
                .param("file", file)
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
        return Stream.of(rs.getString("file"), rs.getString("small_file")).distinct();
    }

    private static Media media(ResultSet rs, int row) throws SQLException {
        double x = rs.getDouble("focus_x");
        Optional<Focus> focus = rs.wasNull() ? Optional.empty() : Optional.of(new Focus(x, rs.getDouble("focus_y")));
        return new Media(
                new MediaId(rs.getLong("id")),
                new AccountId(rs.getLong("owner")),
                Media.Kind.PHOTO,
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
                Rows.optionalLong(rs, "post").isPresent());
    }
}
