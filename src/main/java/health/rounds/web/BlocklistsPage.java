package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.blocklists.BlockedEmailDomains;
import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.NetworkBlocks;
import health.rounds.blocklists.ServerBlockChange;
import health.rounds.blocklists.ServerBlockOutcome;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.guard.Author;
import health.rounds.guard.Finding;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.platform.AddressRange;
import health.rounds.platform.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/blocks}: who and what is kept out, for administrators. */
@Controller
@RequestMapping(BlocklistsPage.ADDRESS)
class BlocklistsPage {
    static final String ADDRESS = "/moderation/blocks";

    private final BlockedEmailDomains domains;
    private final NetworkBlocks networks;
    private final ServerBlocks servers;
    private final BlocklistsPresenter presenter;
    private final Users users;
    private final Templates templates;

    BlocklistsPage(
            BlockedEmailDomains domains,
            NetworkBlocks networks,
            ServerBlocks servers,
            BlocklistsPresenter presenter,
            Users users,
            Templates templates) {
        this.domains = domains;
        this.networks = networks;
        this.servers = servers;
        this.presenter = presenter;
        this.users = users;
        this.templates = templates;
    }

    @GetMapping
    View show(Frame frame, @RequestParam(defaultValue = "") String show, @RequestParam Optional<Long> before) {
        requireAdministrator(frame.reader());
        return page(HttpStatus.OK, frame, presenter.view(BlocklistTab.named(show), before));
    }

    @PostMapping("/emails")
    View addEmailDomain(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "") String domain) {
        requireAdministrator(frame.reader());
        return add(frame, request, BlocklistTab.EMAILS, Map.of("domain", domain), () -> {
            DomainName name = name(domain);
            if (domains.isListed(name)) {
                throw new InvalidInput("%s is on the list already.".formatted(name));
            }
            return domains.add(name).domain().value();
        });
    }

    @PostMapping("/networks")
    View addNetwork(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "") String means,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String comment) {
        requireAdministrator(frame.reader());
        Map<String, String> typed = Map.of("network", network, "means", means, "days", days, "comment", comment);
        return add(frame, request, BlocklistTab.NETWORKS, typed, () -> {
            AddressRange range = AddressRange.read(network.strip())
                    .orElseThrow(() -> new InvalidInput(
                            "A network is an address or a range, such as 192.0.2.7 or 2001:db8::/32."));
            return networks.add(
                            range,
                            BlocklistsPresenter.networkSeverity(means),
                            comment,
                            until(days.strip()),
                            request.getRemoteAddr())
                    .written();
        });
    }

    @PostMapping("/servers")
    View addServer(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String means,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean media,
            @RequestParam(defaultValue = "false") boolean reports,
            @RequestParam(defaultValue = "false") boolean obscured) {
        requireAdministrator(frame.reader());
        Map<String, String> typed = Map.of(
                "domain", domain,
                "means", means,
                "comment", comment,
                "note", note,
                "media", "" + media,
                "reports", "" + reports,
                "obscured", "" + obscured);
        ServerBlockChange said = new ServerBlockChange(
                Optional.of(BlocklistsPresenter.serverSeverity(means)),
                Optional.of(media),
                Optional.of(reports),
                Optional.of(note),
                Optional.of(comment),
                Optional.of(obscured));
        Author author = author(frame.reader().member());
        return add(frame, request, BlocklistTab.SERVERS, typed, () -> blocked(name(domain), said, author));
    }

    @PostMapping("/{list:emails|networks|servers}/{id:\\d{1,18}}/remove")
    View remove(Reader reader, HttpServletRequest request, @PathVariable String list, @PathVariable long id) {
        requireAdministrator(reader);
        BlocklistTab tab = BlocklistTab.named(list);
        boolean gone = switch (tab) {
            case EMAILS -> domains.remove(id);
            case NETWORKS -> networks.remove(id);
            case SERVERS -> servers.remove(id);
        };
        return Redirect.to(tab.address(), request, gone ? "Removed from the list." : "It was removed already.");
    }

    private View add(
            Frame frame, HttpServletRequest request, BlocklistTab tab, Map<String, String> typed, Addition addition) {
        try {
            return Redirect.to(tab.address(), request, addition.make() + " is on the list.");
        } catch (InvalidInput refused) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    frame,
                    presenter.view(tab, Optional.empty()).with(refused.reason(), typed));
        }
    }

    private String blocked(DomainName domain, ServerBlockChange said, Author author) {
        return switch (servers.add(domain, said, author)) {
            case ServerBlockOutcome.Kept kept -> kept.block().domain().value();
            case ServerBlockOutcome.Covered covered ->
                throw new InvalidInput("%s is on the list already, at least as strictly."
                        .formatted(covered.existing().domain()));
            case ServerBlockOutcome.Held held ->
                throw new InvalidInput("The reason for everybody could identify a patient: "
                        + held.findings().stream()
                                .map(Finding::explanation)
                                .findFirst()
                                .orElse("look at it again."));
        };
    }

    private Optional<Instant> until(String days) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        if (!days.matches("\\d{1,4}")) {
            throw new InvalidInput("Days are a whole number, or nothing for as long as it stands here.");
        }
        return Optional.of(networks.end(Duration.ofDays(Integer.parseInt(days)).toSeconds()));
    }

    private View page(HttpStatus status, Frame frame, BlocklistsView view) {
        return Html.page(status, templates.moderationBlocks(frame.titled("Kept out"), view));
    }

    private static DomainName name(String typed) {
        return DomainName.read(typed).orElseThrow(() -> new InvalidInput("A domain looks like example.org."));
    }

    private static Author author(Account account) {
        return new Author(account.displayName(), account.username());
    }

    private void requireAdministrator(Reader reader) {
        if (users.byAccount(reader.id())
                .filter(user -> user.role() == Role.ADMIN)
                .isEmpty()) {
            throw new NotHere();
        }
    }

    /** Adds something to a list and says what. */
    @FunctionalInterface
    private interface Addition {
        String make();
    }
}
