package health.rounds.mastodon;

import health.rounds.accounts.PeopleList;

/** List, as in Mastodon's documentation. */
record ListEntity(String id, String title, String repliesPolicy, boolean exclusive) {
    static ListEntity of(PeopleList list) {
        return new ListEntity(Long.toString(list.id()), list.title(), list.repliesPolicy(), list.exclusive());
    }
}
