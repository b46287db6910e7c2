package health.rounds.accounts;

import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Rows of what only accounts of other servers have, and of those accounts as their servers tell them. */
@Component
final class RemoteAccountStore {
    private final JdbcClient jdbc;

    RemoteAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountId> idByUri(String uri) {
        return Optional.ofNullable(idsByUris(List.of(uri)).get(uri));
    }

    Map<String, AccountId> idsByUris(Collection<String> uris) {
        return jdbc
                .sql("select uri, account_id from remote_accounts where uri = any(:uris)")
                .param("uris", uris.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("uri"), new AccountId(row.getLong("account_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<AccountId> idsByInbox(String inbox) {
        return jdbc.sql("select account_id from remote_accounts where inbox = :inbox")
                .param("inbox", inbox)
                .query((row, n) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    List<String> followersOn(AccountId target, String server) {
        return jdbc.sql("""
                        select r.uri
                        from follows f
                        join remote_accounts r on r.account_id = f.follower_id
                        where f.target_id = :target and starts_with(r.uri, :server)
                        order by r.uri
                        """)
                .param("target", target.value())
                .param("server", "https://" + server + "/")
                .query(String.class)
                .list();
    }

    /** Where to deliver what is for the followers elsewhere of an account: once for each server. */
    List<String> inboxesOfFollowers(AccountId target) {
        return jdbc.sql("""
                        select distinct coalesce(r.shared_inbox, r.inbox)
                        from follows f
                        join remote_accounts r on r.account_id = f.follower_id
                        join accounts a on a.id = f.follower_id
                        where f.target_id = :target and a.suspended_at is null
                        """).param("target", target.value()).query(String.class).list();
    }

    /** What servers of these domains take for all of their members. */
    List<String> inboxesOfDomains(Collection<String> domains) {
        return jdbc.sql("""
                        select distinct coalesce(r.shared_inbox, r.inbox)
                        from unnest(:domains) as d (domain)
                        cross join lateral (
                            select id
                            from accounts
                            where domain = d.domain
                            order by id
                            limit 1) a
                        join remote_accounts r on r.account_id = a.id
                        """)
                .param("domains", domains.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Locks out others who would bring in the same actor or handle until the transaction ends. */
    void lock(String uri) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:uri, 0))")
                .param("uri", uri)
                .query(rs -> {});
    }

    /** The account of that handle that is not this actor, if there is one. */
    Optional<AccountId> otherWithHandle(RemoteProfile profile) {
        return jdbc.sql("""
                        select a.id
                        from accounts a
                        join remote_accounts r on r.account_id = a.id
                        where lower(a.username) = lower(:username) and a.domain = :domain and r.uri <> :uri
                        """)
                .param("username", profile.username())
                .param("domain", profile.domain())
                .param("uri", profile.uri())
                .query((row, n) -> new AccountId(row.getLong("id")))
                .optional();
    }

    /** Gives a name that nobody can be addressed by. */
    void retire(AccountId id) {
        jdbc.sql("update accounts set username = username || ' ' || id where id = :id")
                .param("id", id.value())
                .update();
    }

    void insert(AccountId id, RemoteProfile profile, Optional<Sanction> ofServer, Instant now) {
        bind(jdbc.sql("""
                        with account as (
                            insert into accounts (id, username, domain, display_name, bio, field_names, field_values, avatar, header,
                                locked, bot, is_group, discoverable, also_known_as, created_at, server_limited, server_suspended_at)
                            values (:id, :username, :domain, :displayName, :bio, :fieldNames, :fieldValues, :avatar, :header,
                                :locked, :bot, :group, :discoverable, :alsoKnownAs, :createdAt, :limited,
                                case when :suspended then :now end)
                            returning id
                        ),
                        counts as (
                            insert into account_counts (account_id)
                            select id from account
                        )
                        insert into remote_accounts (account_id, uri, url, inbox, shared_inbox, outbox, followers, following, featured,
                            bio_html, field_html, emojis, indexable, follower_count, following_count, post_count, fetched_at)
                        select id, :uri, :url, :inbox, :sharedInbox, :outbox, :followers, :following, :featured,
                            :bioHtml, :fieldHtml, :emojis, :indexable, :followerCount, :followingCount, :postCount, :now
                        from account
                        """), id, profile, ofServer, now)
                .param("createdAt", Rows.timestamp(profile.createdAt().orElse(now)))
                .update();
    }

    void update(AccountId id, RemoteProfile profile, Optional<Sanction> ofServer, Instant now) {
        bind(jdbc.sql("""
                        with account as (
                            update accounts
                            set username = :username, domain = :domain, display_name = :displayName, bio = :bio,
                                field_names = :fieldNames, field_values = :fieldValues, avatar = :avatar, header = :header,
                                locked = :locked, bot = :bot, is_group = :group, discoverable = :discoverable,
                                also_known_as = :alsoKnownAs, server_limited = :limited,
                                server_suspended_at = case when :suspended then coalesce(server_suspended_at, :now) end
                            where id = :id and not erased
                            returning id
                        )
                        update remote_accounts r
                        set uri = :uri, url = :url, inbox = :inbox, shared_inbox = :sharedInbox, outbox = :outbox,
                            followers = :followers, following = :following, featured = :featured, bio_html = :bioHtml,
                            field_html = :fieldHtml, emojis = :emojis, indexable = :indexable,
                            follower_count = coalesce(:followerCount, r.follower_count),
                            following_count = coalesce(:followingCount, r.following_count),
                            post_count = coalesce(:postCount, r.post_count), fetched_at = :now
                        from account
                        where r.account_id = account.id
                        """), id, profile, ofServer, now).update();
    }

    /** Notes that the server was asked, though it told nothing new. */
    void asked(AccountId id, Instant now) {
        jdbc.sql("update remote_accounts set fetched_at = :now where account_id = :id")
                .param("id", id.value())
                .param("now", Rows.timestamp(now))
                .update();
    }

    void move(AccountId id, @Nullable AccountId target) {
        jdbc.sql("update accounts set moved_to = :target where id = :id")
                .param("id", id.value())
                .param("target", target == null ? null : target.value())
                .update();
    }

    private static StatementSpec bind(
            StatementSpec sql, AccountId id, RemoteProfile profile, Optional<Sanction> ofServer, Instant now) {
        return sql.param("id", id.value())
                .param("username", profile.username())
                .param("domain", profile.domain())
                .param("displayName", profile.displayName())
                .param("bio", profile.bio())
                .param(
                        "fieldNames",
                        profile.fields().stream().map(ProfileField::name).toArray(String[]::new))
                .param(
                        "fieldValues",
                        profile.fields().stream().map(ProfileField::value).toArray(String[]::new))
                .param("avatar", profile.avatar().orElse(null))
                .param("header", profile.header().orElse(null))
                .param("locked", profile.locked())
                .param("bot", profile.bot())
                .param("group", profile.group())
                .param("discoverable", profile.discoverable())
                .param("indexable", profile.indexable())
                .param("alsoKnownAs", profile.alsoKnownAs().toArray(String[]::new))
                .param("uri", profile.uri())
                .param("url", profile.url())
                .param("inbox", profile.inbox())
                .param("sharedInbox", profile.sharedInbox().orElse(null))
                .param("outbox", profile.outbox().orElse(null))
                .param("followers", profile.followers().orElse(null))
                .param("following", profile.following().orElse(null))
                .param("featured", profile.featured().orElse(null))
                .param("bioHtml", profile.bioHtml())
                .param("fieldHtml", profile.fieldHtml().toArray(String[]::new))
                .param("emojis", Rows.pairs(profile.emojis()))
                .param("followerCount", number(profile.counts().followers()))
                .param("followingCount", number(profile.counts().following()))
                .param("postCount", number(profile.counts().posts()))
                .param("limited", ofServer.filter(Sanction.LIMITED::equals).isPresent())
                .param("suspended", ofServer.filter(Sanction.SUSPENDED::equals).isPresent())
                .param("now", Rows.timestamp(now));
    }

    private static @Nullable Long number(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }
}
