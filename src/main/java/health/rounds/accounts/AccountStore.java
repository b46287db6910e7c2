package health.rounds.accounts;

import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts in the database. */
@Component
final class AccountStore {
    private static final String SELECT = """
            select a.*, c.followers, c.following, c.posts, c.last_post_on, r.uri, r.url, r.inbox, r.shared_inbox, r.outbox,
                r.followers as followers_address, r.following as following_address, r.featured, r.bio_html, r.field_html, r.emojis,
                r.indexable, r.follower_count, r.following_count, r.post_count, r.fetched_at
            from accounts a
            join account_counts c on c.account_id = a.id
            left join remote_accounts r on r.account_id = a.id
            """;

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws {@link UsernameTaken}; the statement is one, so that account and counts exist together. */
    void insert(long id, String username, String displayName, boolean waiting, Instant createdAt) {
        try {
            jdbc.sql("""
                            with account as (
                                insert into accounts (id, username, username_shape, display_name, waiting, created_at)
                                values (:id, :username, :shape, :displayName, :waiting, :createdAt)
                                returning id
                            )
                            insert into account_counts (account_id)
                            select id from account
                            """)
                    .param("id", id)
                    .param("username", username)
                    .param("shape", Usernames.shapeOf(username))
                    .param("displayName", displayName)
                    .param("waiting", waiting)
                    .param("createdAt", Rows.timestamp(createdAt))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new UsernameTaken();
        }
    }

    void makeGroup(AccountId id) {
        jdbc.sql("update accounts set is_group = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void endWait(AccountId id) {
        jdbc.sql("update accounts set waiting = false where id = :id")
                .param("id", id.value())
                .update();
    }

    void delete(AccountId id) {
        jdbc.sql("""
                        with counts as (
                            delete from account_counts
                            where account_id = :id
                        )
                        delete from accounts
                        where id = :id
                        """).param("id", id.value()).update();
    }

    /** Leaves nothing of the account but its name, which nobody else may get. */
    void erase(AccountId id, Instant now) {
        jdbc.sql("""
                        update accounts
                        set display_name = '',
                            bio = '',
                            field_names = '{}',
                            field_values = '{}',
                            avatar = null,
                            header = null,
                            discoverable = false,
                            also_known_as = '{}',
                            moved_to = null,
                            own_suspended_at = coalesce(own_suspended_at, :now),
                            erased = true
                        where id = :id
                        """).param("id", id.value()).param("now", Rows.timestamp(now)).update();
    }

    /** Whether following it begins with a request: its followers are approved one by one, or by another server. */
    boolean asksFirst(AccountId id) {
        return jdbc.sql("select locked or domain is not null from accounts where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    boolean isTaken(String username) {
        return jdbc.sql("select exists (select 1 from accounts where username_shape = :shape and domain is null)")
                .param("shape", Usernames.shapeOf(username))
                .query(Boolean.class)
                .single();
    }

    Optional<Account> byId(AccountId id) {
        return jdbc.sql(SELECT + "where a.id = :id")
                .param("id", id.value())
                .query(AccountStore::account)
                .optional();
    }

    Map<AccountId, Account> byIds(Collection<AccountId> ids) {
        return jdbc
                .sql(SELECT + "where a.id = any(:ids)")
                .param("ids", Rows.longs(ids, AccountId::value))
                .query(AccountStore::account)
                .list()
                .stream()
                .collect(Collectors.toMap(Account::id, it -> it));
    }

    private static String literal(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Ids by handles in lower case, {@code anna} or {@code anna@other.example}. */
    Map<String, AccountId> idsOf(Collection<String> handles) {
        List<String> here = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        for (String handle : handles) {
            int at = handle.indexOf('@');
            if (at < 0) {
                here.add(handle);
            } else {
                names.add(handle.substring(0, at));
                domains.add(handle.substring(at + 1));
            }
        }
        return jdbc
                .sql("""
                        select id, username as handle
                        from accounts
                        where username = any(:here) and domain is null and not waiting
                        union all
                        select a.id, lower(a.username) || '@' || a.domain
                        from unnest(:names, :domains) as wanted (name, domain)
                        join accounts a on lower(a.username) = wanted.name and a.domain = wanted.domain
                        """)
                .param("here", here.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .param("domains", domains.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("handle"), new AccountId(row.getLong("id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void update(Account account) {
        jdbc.sql("""
                        update accounts
                        set display_name = :displayName,
                            bio = :bio,
                            field_names = :fieldNames,
                            field_values = :fieldValues,
                            avatar = :avatar,
                            header = :header,
                            locked = :locked,
                            bot = :bot,
                            discoverable = :discoverable
                        where id = :id
                        """)
                .param("id", account.id().value())
                .param("displayName", account.displayName())
                .param("bio", account.bio())
                .param(
                        "fieldNames",
                        account.fields().stream().map(ProfileField::name).toArray(String[]::new))
                .param(
                        "fieldValues",
                        account.fields().stream().map(ProfileField::value).toArray(String[]::new))
                .param("avatar", account.avatar().orElse(null))
                .param("header", account.header().orElse(null))
                .param("locked", account.locked())
                .param("bot", account.bot())
                .param("discoverable", account.discoverable())
                .update();
    }

    void setAlsoKnownAs(AccountId id, List<String> uris) {
        jdbc.sql("update accounts set also_known_as = :uris where id = :id")
                .param("id", id.value())
                .param("uris", uris.toArray(String[]::new))
                .update();
    }

    /** The same row, kept from others until the transaction ends. */
    Optional<Account> lock(AccountId id) {
        return jdbc.sql(SELECT + "where a.id = :id for update of a")
                .param("id", id.value())
                .query(AccountStore::account)
                .optional();
    }

    /**
     * Those whose name, or name to show, has the words in it.
     *
     * @param words in lower case; {@code name@domain} finds whose domain begins so
     */
    List<AccountId> search(String words, long viewer, boolean followedOnly, int offset, int limit) {
        int at = words.indexOf('@');
        String name = at < 0 ? words : words.substring(0, at);
        String literal = literal(name);
        return jdbc.sql("""
                        select a.id
                        from accounts a
                        join account_counts c on c.account_id = a.id
                        left join follows f on f.follower_id = :viewer and f.target_id = a.id
                        where (lower(a.username) like :within or lower(a.display_name) like :within)
                          and (cast(:domain as text) is null or a.domain like :domain)
                          and (f.id is not null or not :followedOnly)
                          and not a.waiting
                          and a.suspended_at is null
                          and (not a.limited or f.id is not null or a.id = :viewer or lower(a.username) = :words)
                        order by
                            f.id is null,
                            lower(a.username) <> :words,
                            not (lower(a.username) like :prefix or lower(a.display_name) like :prefix),
                            c.followers desc,
                            a.id
                        offset :offset
                        limit :limit
                        """)
                .param("viewer", viewer)
                .param("words", name)
                .param("domain", at < 0 ? null : literal(words.substring(at + 1)) + "%")
                .param("within", "%" + literal + "%")
                .param("prefix", literal + "%")
                .param("followedOnly", followedOnly)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    List<AccountId> directory(boolean localOnly, int offset, int limit) {
        return jdbc.sql("""
                        select a.id
                        from accounts a
                        join account_counts c on c.account_id = a.id
                        where a.discoverable and not a.waiting and not a.limited and a.suspended_at is null
                          and (a.domain is null or not :localOnly)
                        order by c.last_post_on desc nulls last, a.id desc
                        offset :offset
                        limit :limit
                        """)
                .param("localOnly", localOnly)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    Accounts.Totals totals(LocalDate activeSince) {
        return jdbc.sql("""
                        select count(*) as accounts,
                               count(*) filter (where last_post_on >= :since) as active,
                               coalesce(sum(posts), 0) as posts
                        from account_counts c
                        join accounts a on a.id = c.account_id
                        where a.domain is null and not a.is_group
                        """)
                .param("since", activeSince)
                .query((row, n) ->
                        new Accounts.Totals(row.getLong("accounts"), row.getLong("active"), row.getLong("posts")))
                .single();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                new AccountId(row.getLong("id")),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("bio"),
                fields(row),
                Optional.ofNullable(row.getString("avatar")),
                Optional.ofNullable(row.getString("header")),
                row.getBoolean("locked"),
                row.getBoolean("bot"),
                row.getBoolean("discoverable"),
                Rows.instant(row, "created_at"),
                // Its own server knows of more than those whom we happen to know.
                Math.max(row.getLong("followers"), row.getLong("follower_count")),
                Math.max(row.getLong("following"), row.getLong("following_count")),
                Math.max(row.getLong("posts"), row.getLong("post_count")),
                Optional.ofNullable(row.getObject("last_post_on", LocalDate.class)),
                sanctions(row),
                row.getBoolean("is_group"),
                Rows.list(row, "also_known_as", String.class::cast),
                Rows.optionalLong(row, "moved_to").map(AccountId::new),
                elsewhere(row));
    }

    private static Optional<Elsewhere> elsewhere(ResultSet row) throws SQLException {
        String uri = row.getString("uri");
        if (uri == null) {
            return Optional.empty();
        }
        return Optional.of(new Elsewhere(
                row.getString("domain"),
                uri,
                row.getString("url"),
                row.getString("inbox"),
                Optional.ofNullable(row.getString("shared_inbox")),
                Optional.ofNullable(row.getString("outbox")),
                Optional.ofNullable(row.getString("followers_address")),
                Optional.ofNullable(row.getString("following_address")),
                Optional.ofNullable(row.getString("featured")),
                row.getString("bio_html"),
                Rows.list(row, "field_html", String.class::cast),
                Rows.map(row, "emojis"),
                row.getBoolean("indexable"),
                Rows.instant(row, "fetched_at")));
    }

    private static Sanctions sanctions(ResultSet row) throws SQLException {
        Optional<Instant> suspendedAt = Rows.optionalInstant(row, "suspended_at");
        return row.getBoolean("limited") || row.getBoolean("sensitive") || suspendedAt.isPresent()
                ? new Sanctions(
                        row.getBoolean("limited"), row.getBoolean("sensitive"), suspendedAt, row.getBoolean("erased"))
                : Sanctions.NONE;
    }

    private static List<ProfileField> fields(ResultSet row) throws SQLException {
        List<String> names = Rows.list(row, "field_names", String.class::cast);
        List<String> values = Rows.list(row, "field_values", String.class::cast);
        List<ProfileField> fields = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            fields.add(new ProfileField(names.get(i), values.get(i)));
        }
        return fields;
    }
}
