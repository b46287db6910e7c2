package health.rounds.accounts;

/**
 * A list of accounts that its owner reads as a timeline of its own.
 *
 * @param repliesPolicy which replies it shows: {@code followed}, {@code list} or {@code none}
 * @param exclusive whether its members' posts are left out of the owner's home timeline
 */
public record PeopleList(long id, AccountId owner, String title, String repliesPolicy, boolean exclusive) {}
