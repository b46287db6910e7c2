package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of polls and votes. */
@Component
final class PollStore {
    private final JdbcClient sql;

    PollStore(JdbcClient sql) {
        this.sql = sql;
    }

    Poll insert(PostId post, PollDraft draft, Instant now) {
        Instant closesAt = now.plus(draft.openFor());
        sql.sql("""
                insert into polls (post, options, votes, voters, closes_at, multiple, hide_totals)
                values (:post, :options, :votes, 0, :closesAt, :multiple, :hideTotals)
                """)
                .param("post", post.value())
                .param("options", draft.options().toArray(String[]::new))
                .param("votes", new long[draft.options().size()])
                .param("closesAt", Rows.timestamp(closesAt))
                .param("multiple", draft.multiple())
                .param("hideTotals", draft.hideTotals())
                .update();
        List<Poll.Option> options =
                draft.options().stream().map(title -> new Poll.Option(title, 0)).toList();
        return new Poll(post, options, closesAt, draft.multiple(), draft.hideTotals(), 0);
    }

    Poll insert(PostId post, ReceivedPoll poll) {
        sql.sql("""
                insert into polls (post, options, votes, voters, closes_at, multiple, hide_totals)
                values (:post, :options, :votes, :voters, :closesAt, :multiple, false)
                """)
                .param("post", post.value())
                .param("options", poll.titles().toArray(String[]::new))
                .param("votes", Rows.longs(poll.options(), Poll.Option::votes))
                .param("voters", poll.voters())
                .param("closesAt", Rows.timestamp(poll.closesAt()))
                .param("multiple", poll.multiple())
                .update();
        return new Poll(post, poll.options(), poll.closesAt(), poll.multiple(), false, poll.voters());
    }

    /** Takes over where a poll stands on its own server. */
    void refresh(PostId post, ReceivedPoll poll) {
        sql.sql("update polls set votes = :votes, voters = :voters, closes_at = :closesAt where post = :post")
                .param("post", post.value())
                .param("votes", Rows.longs(poll.options(), Poll.Option::votes))
                .param("voters", poll.voters())
                .param("closesAt", Rows.timestamp(poll.closesAt()))
                .update();
    }

    void delete(PostId post) {
        sql.sql("delete from poll_votes where post = :post")
                .param("post", post.value())
                .update();
        sql.sql("delete from polls where post = :post")
                .param("post", post.value())
                .update();
    }

    Map<PostId, Poll> byPosts(Collection<PostId> posts) {
        Map<PostId, Poll> polls = new HashMap<>();
        sql.sql("select * from polls where post = any(:posts)")
                .param("posts", Rows.longs(posts, PostId::value))
                .query(PollStore::row)
                .list()
                .forEach(poll -> polls.put(poll.post(), poll));
        return polls;
    }

    /** The poll with its row locked, so that votes are counted one after the other. */
    Optional<Poll> lock(PostId post) {
        return sql.sql("select * from polls where post = :post for update")
                .param("post", post.value())
                .query(PollStore::row)
                .optional();
    }

    /** False where the voter has voted before. */
    boolean insertVote(PostId post, AccountId voter, Collection<Integer> choices) {
        return sql.sql("""
                insert into poll_votes (post, voter, choices)
                values (:post, :voter, :choices)
                on conflict do nothing
                """)
                        .param("post", post.value())
                        .param("voter", voter.value())
                        .param("choices", choices.toArray(Integer[]::new))
                        .update()
                == 1;
    }

    void count(PostId post, Collection<Integer> choices) {
        sql.sql("""
                update polls
                set voters = voters + 1,
                    votes = array(
                        select count + case when place - 1 = any(:choices) then 1 else 0 end
                        from unnest(votes) with ordinality as v (count, place)
                        order by place)
                where post = :post
                """)
                .param("post", post.value())
                .param("choices", choices.toArray(Integer[]::new))
                .update();
    }

    /** Adds a choice to those of somebody who has voted; the number of voters stays. */
    void addChoice(PostId post, AccountId voter, int choice) {
        sql.sql("update poll_votes set choices = choices || :choice where post = :post and voter = :voter")
                .param("post", post.value())
                .param("voter", voter.value())
                .param("choice", choice)
                .update();
        sql.sql("update polls set votes[:place] = votes[:place] + 1 where post = :post")
                .param("post", post.value())
                .param("place", choice + 1)
                .update();
    }

    Map<PostId, List<Integer>> votesBy(AccountId voter, Collection<PostId> posts) {
        Map<PostId, List<Integer>> votes = new HashMap<>();
        sql.sql("select post, choices from poll_votes where voter = :voter and post = any(:posts)")
                .param("voter", voter.value())
                .param("posts", Rows.longs(posts, PostId::value))
                .query((ResultSet rs) -> {
                    votes.put(new PostId(rs.getLong("post")), Rows.list(rs, "choices", (Integer choice) -> choice));
                });
        return votes;
    }

    List<AccountId> voters(PostId post) {
        return sql.sql("select voter from poll_votes where post = :post")
                .param("post", post.value())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
    }

    /** Takes polls whose time is over and that nobody has been told of; another process skips those. */
    List<PostId> takeClosed(Instant now, int limit) {
        return sql.sql("""
                update polls
                set announced = true
                where post = any(array(
                    select post
                    from polls
                    where not announced and closes_at <= :now
                    order by closes_at
                    limit :limit
                    for update skip locked))
                returning post
                """)
                .param("now", Rows.timestamp(now))
                .param("limit", limit)
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list();
    }

    private static Poll row(ResultSet rs, int n) throws SQLException {
        List<String> titles = Rows.list(rs, "options", (String title) -> title);
        List<Long> votes = Rows.list(rs, "votes", (Long count) -> count);
        List<Poll.Option> options = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            options.add(new Poll.Option(titles.get(i), votes.get(i)));
        }
        return new Poll(
                new PostId(rs.getLong("post")),
                options,
                Rows.instant(rs, "closes_at"),
                rs.getBoolean("multiple"),
                rs.getBoolean("hide_totals"),
                rs.getLong("voters"));
    }
}
