package health.rounds.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files elsewhere and whose they are, in the database; reads tables of {@code accounts}. */
@Component
final class FileOwnerStore implements FileOwners {
    private final JdbcClient sql;

    FileOwnerStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> serversOf(URI file) {
        return Set.copyOf(
                sql.sql("""
                select a.domain
                from media m
                join accounts a on a.id = m.owner
                where m.file = :file and m.file like 'https://%' and a.domain is not null
                union
                select domain
                from accounts
                where avatar = :file and domain is not null
                union
                select domain
                from accounts
                where header = :file and domain is not null
                union
                select a.domain
                from remote_accounts r
                join accounts a on a.id = r.account_id
                where r.emojis @> array[cast(:file as text)] and r.emojis <> '{}'
                """).param("file", file.toString()).query(String.class).list());
    }

    @Override
    public void filesOf(Predicate<String> servers, Consumer<URI> each) {
        List<String> known = sql.sql("select distinct domain from accounts where domain is not null")
                .query(String.class)
                .list();
        List<String> domains = known.stream().filter(servers).toList();
        if (!domains.isEmpty()) {
            sql.sql("""
                    select m.file
                    from accounts a
                    join media m on m.owner = a.id
                    where a.domain = any(:domains) and m.file like 'https://%'
                    union
                    select avatar
                    from accounts
                    where domain = any(:domains) and avatar is not null
                    union
                    select header
                    from accounts
                    where domain = any(:domains) and header is not null
                    union
                    select unnest(r.emojis)
                    from accounts a
                    join remote_accounts r on r.account_id = a.id
                    where a.domain = any(:domains)
                    """).param("domains", domains.toArray(String[]::new)).query(row -> {
                accept(row.getString(1), each);
            });
        }
    }

    private static void accept(String address, Consumer<URI> each) {
        if (!Media.isAddress(address)) {
            return; // the name of an emoji
        }
        try {
            each.accept(new URI(address));
        } catch (URISyntaxException e) {
            // Nothing can have been fetched from there.
        }
    }
}
