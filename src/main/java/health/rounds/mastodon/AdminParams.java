package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.NetworkBlock;
import health.rounds.blocklists.ServerBlock;
import health.rounds.guard.Author;
import health.rounds.platform.AddressRange;
import health.rounds.platform.Page;
import java.util.Optional;

/** Reads what tools of administrators send. */
final class AdminParams {
    private static final int USUAL = 100;
    private static final int MOST = 200;

    private AdminParams() {}

    static Page page(Params params) {
        return params.page(USUAL, MOST);
    }

    static DomainName domain(Params params) {
        return DomainName.read(params.requiredWord("domain"))
                .orElseThrow(() -> ApiError.unprocessable("Validation failed: Domain is not a valid domain name"));
    }

    static Optional<ServerBlock.Severity> severityOfServer(Params params) {
        return params.word("severity").map(word -> switch (word) {
            case "noop" -> ServerBlock.Severity.NONE;
            case "silence" -> ServerBlock.Severity.SILENCE;
            case "suspend" -> ServerBlock.Severity.SUSPEND;
            default -> throw ApiError.unprocessable("severity must be noop, silence or suspend");
        });
    }

    static Optional<NetworkBlock.Severity> severityOfNetwork(Params params) {
        return params.word("severity").map(word -> switch (word) {
            case "sign_up_requires_approval" -> NetworkBlock.Severity.SIGN_UP_NEEDS_APPROVAL;
            case "sign_up_block" -> NetworkBlock.Severity.NO_SIGN_UP;
            case "no_access" -> NetworkBlock.Severity.NO_ACCESS;
            default ->
                throw ApiError.unprocessable("severity must be sign_up_requires_approval, sign_up_block or no_access");
        });
    }

    static Optional<AddressRange> network(Params params) {
        return params.word("ip")
                .map(text -> AddressRange.read(text)
                        .orElseThrow(() -> ApiError.unprocessable(
                                "Validation failed: Ip must be an address or a range such as 192.0.2.0/24")));
    }

    /** Who writes a comment that becomes public. */
    static Author author(Account account) {
        return new Author(account.displayName(), account.username());
    }
}
