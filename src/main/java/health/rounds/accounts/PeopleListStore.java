package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of accounts in the database. */
@Component
final class PeopleListStore {
    private final JdbcClient jdbc;

    PeopleListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(AccountId owner) {
        return jdbc.sql("select count(*) from people_lists where owner_id = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    void insert(PeopleList list) {
        jdbc.sql("""
                        insert into people_lists (owner_id, id, title, replies_policy, exclusive)
                        values (:owner, :id, :title, :repliesPolicy, :exclusive)
                        """)
                .param("owner", list.owner().value())
                .param("id", list.id())
                .param("title", list.title())
                .param("repliesPolicy", list.repliesPolicy())
                .param("exclusive", list.exclusive())
                .update();
    }

    boolean update(PeopleList list) {
        return jdbc.sql("""
                                update people_lists
                                set title = :title,
                                    replies_policy = :repliesPolicy,
                                    exclusive = :exclusive
                                where owner_id = :owner
                                  and id = :id
                                """)
                        .param("owner", list.owner().value())
                        .param("id", list.id())
                        .param("title", list.title())
                        .param("repliesPolicy", list.repliesPolicy())
                        .param("exclusive", list.exclusive())
                        .update()
                == 1;
    }

    void deleteAll(AccountId owner) {
        jdbc.sql("""
                        with members as (
                            delete from people_list_members
                            where owner_id = :owner
                        )
                        delete from people_lists
                        where owner_id = :owner
                        """).param("owner", owner.value()).update();
    }

    void delete(AccountId owner, long id) {
        jdbc.sql("delete from people_lists where owner_id = :owner and id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .update();
        jdbc.sql("delete from people_list_members where owner_id = :owner and list_id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .update();
    }

    Optional<PeopleList> byId(AccountId owner, long id) {
        return jdbc.sql("select * from people_lists where owner_id = :owner and id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .query(PeopleListStore::list)
                .optional();
    }

    List<PeopleList> of(AccountId owner) {
        return jdbc.sql("select * from people_lists where owner_id = :owner order by id")
                .param("owner", owner.value())
                .query(PeopleListStore::list)
                .list();
    }

    List<PeopleList> containing(AccountId owner, AccountId member) {
        return jdbc.sql("""
                        select l.*
                        from people_list_members m
                        join people_lists l on l.owner_id = m.owner_id and l.id = m.list_id
                        where m.owner_id = :owner
                          and m.member_id = :member
                        order by l.id
                        """)
                .param("owner", owner.value())
                .param("member", member.value())
                .query(PeopleListStore::list)
                .list();
    }

    /** How many of these the owner may put on a list: those followed, and the owner. */
    int countEligible(AccountId owner, Collection<AccountId> members) {
        return jdbc.sql("""
                        select count(*)
                        from unnest(:members) wanted (id)
                        where wanted.id = :owner
                           or exists (select 1 from follows where follower_id = :owner and target_id = wanted.id)
                        """)
                .param("owner", owner.value())
                .param("members", Rows.longs(members, AccountId::value))
                .query(Integer.class)
                .single();
    }

    void addMember(AccountId owner, long list, AccountId member, long id) {
        jdbc.sql("""
                        insert into people_list_members (owner_id, list_id, member_id, id)
                        values (:owner, :list, :member, :id)
                        on conflict do nothing
                        """)
                .param("owner", owner.value())
                .param("list", list)
                .param("member", member.value())
                .param("id", id)
                .update();
    }

    void dropMembers(AccountId owner, long list, Collection<AccountId> members) {
        jdbc.sql("""
                        delete from people_list_members
                        where owner_id = :owner
                          and list_id = :list
                          and member_id = any(:members)
                        """)
                .param("owner", owner.value())
                .param("list", list)
                .param("members", Rows.longs(members, AccountId::value))
                .update();
    }

    /** Takes the member off all the owner's lists, and names those lists. */
    List<Long> dropFromAll(AccountId owner, AccountId member) {
        return jdbc.sql("""
                        delete from people_list_members
                        where owner_id = :owner
                          and member_id = :member
                        returning list_id
                        """)
                .param("owner", owner.value())
                .param("member", member.value())
                .query(Long.class)
                .list();
    }

    List<Cursor> members(AccountId owner, long list, Page page) {
        return CursorStore.page(jdbc, """
                select id, member_id as account_id
                from people_list_members
                where owner_id = :owner
                  and list_id = :list
                """, Map.of("owner", owner.value(), "list", list), page);
    }

    List<AccountId> exclusiveMembers(AccountId owner) {
        return jdbc.sql("""
                        select distinct m.member_id
                        from people_lists l
                        join people_list_members m on m.owner_id = l.owner_id and m.list_id = l.id
                        where l.owner_id = :owner
                          and l.exclusive
                        """)
                .param("owner", owner.value())
                .query((rs, n) -> new AccountId(rs.getLong("member_id")))
                .list();
    }

    List<AccountId> memberIds(long list) {
        return jdbc.sql("select member_id from people_list_members where list_id = :list order by id")
                .param("list", list)
                .query((row, n) -> new AccountId(row.getLong("member_id")))
                .list();
    }

    private static PeopleList list(ResultSet row, int n) throws SQLException {
        return new PeopleList(
                row.getLong("id"),
                new AccountId(row.getLong("owner_id")),
                row.getString("title"),
                row.getString("replies_policy"),
                row.getBoolean("exclusive"));
    }
}
