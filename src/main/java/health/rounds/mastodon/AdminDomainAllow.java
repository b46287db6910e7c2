package health.rounds.mastodon;

import health.rounds.blocklists.ListedDomain;

/** Admin::DomainAllow, as in Mastodon's documentation. */
record AdminDomainAllow(String id, String domain, String createdAt) {
    static AdminDomainAllow of(ListedDomain entry) {
        return new AdminDomainAllow(Long.toString(entry.id()), entry.domain().value(), Times.of(entry.createdAt()));
    }
}
