package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.posts.TagUse;
import java.util.List;

/** What stands beside a timeline where there is room: people to follow, and what is talked about. */
public record AsideView(List<Account> people, List<TagUse> tags) {
    public AsideView {
        people = List.copyOf(people);
        tags = List.copyOf(tags);
    }
}
