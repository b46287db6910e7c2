package health.rounds.web;

import health.rounds.blocklists.BlockedEmailDomains;
import health.rounds.blocklists.ListedDomain;
import health.rounds.blocklists.NetworkBlock;
import health.rounds.blocklists.NetworkBlocks;
import health.rounds.blocklists.ServerBlock;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.blocklists.TriesOfDay;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts what is kept out into words. */
@Component
class BlocklistsPresenter {
    private static final int LENGTH = 100;

    private final BlockedEmailDomains domains;
    private final NetworkBlocks networks;
    private final ServerBlocks servers;

    BlocklistsPresenter(BlockedEmailDomains domains, NetworkBlocks networks, ServerBlocks servers) {
        this.domains = domains;
        this.networks = networks;
        this.servers = servers;
    }

    BlocklistsView view(BlocklistTab tab, Optional<Long> before) {
        Page page = before.map(id -> Page.before(id, LENGTH)).orElseGet(() -> Page.first(LENGTH));
        return switch (tab) {
            case EMAILS -> emails(domains.list(page));
            case NETWORKS -> view(tab, networks.list(page), BlocklistsPresenter::entry);
            case SERVERS -> view(tab, servers.list(page), BlocklistsPresenter::entry);
        };
    }

    static NetworkBlock.Severity networkSeverity(String code) {
        return switch (code) {
            case "access" -> NetworkBlock.Severity.NO_ACCESS;
            case "approval" -> NetworkBlock.Severity.SIGN_UP_NEEDS_APPROVAL;
            default -> NetworkBlock.Severity.NO_SIGN_UP;
        };
    }

    static ServerBlock.Severity serverSeverity(String code) {
        return switch (code) {
            case "suspend" -> ServerBlock.Severity.SUSPEND;
            case "none" -> ServerBlock.Severity.NONE;
            default -> ServerBlock.Severity.SILENCE;
        };
    }

    private BlocklistsView emails(Slice<ListedDomain> found) {
        Map<Long, List<TriesOfDay>> history = domains.history(found.items());
        return view(
                BlocklistTab.EMAILS,
                found,
                domain -> new BlocklistsView.Entry(
                        domain.id(),
                        domain.domain().value(),
                        "Nobody joins with an address of it",
                        tried(history.getOrDefault(domain.id(), List.of())),
                        domain.createdAt()));
    }

    private static List<String> tried(List<TriesOfDay> week) {
        long tries = week.stream().mapToLong(TriesOfDay::tries).sum();
        return tries == 0
                ? List.of()
                : List.of("Turned away in the last seven days: %d %s"
                        .formatted(tries, tries == 1 ? "sign-up" : "sign-ups"));
    }

    private static BlocklistsView.Entry entry(NetworkBlock block) {
        List<String> notes = new ArrayList<>();
        block.until().ifPresent(end -> notes.add("Until " + Words.moment(end)));
        Optional.of(block.comment()).filter(comment -> !comment.isEmpty()).ifPresent(notes::add);
        String means = switch (block.severity()) {
            case SIGN_UP_NEEDS_APPROVAL -> "Who joins from there waits for your decision";
            case NO_SIGN_UP -> "Nobody joins from there";
            case NO_ACCESS -> "Nothing is answered";
        };
        return new BlocklistsView.Entry(block.id(), block.written(), means, notes, block.createdAt());
    }

    private static BlocklistsView.Entry entry(ServerBlock block) {
        List<String> notes = new ArrayList<>();
        block.publicComment().ifPresent(comment -> notes.add("For everybody: " + comment));
        block.privateComment().ifPresent(comment -> notes.add("For administrators: " + comment));
        if (block.obscured()) {
            notes.add("Everybody reads " + block.publicDomain());
        }
        if (block.rejectMedia()) {
            notes.add("No pictures are taken from it");
        }
        if (block.rejectReports()) {
            notes.add("No reports are taken from it");
        }
        String means = switch (block.severity()) {
            case NONE -> "Not limited";
            case SILENCE -> "Seen by those who follow somebody there";
            case SUSPEND -> "Nothing is taken from it or sent to it";
        };
        return new BlocklistsView.Entry(block.id(), block.domain().value(), means, notes, block.createdAt());
    }

    private static <T> BlocklistsView view(BlocklistTab tab, Slice<T> found, Function<T, BlocklistsView.Entry> entry) {
        return new BlocklistsView(
                tab,
                found.items().stream().map(entry).toList(),
                found.items().size() < LENGTH ? Optional.empty() : found.oldest(),
                "",
                Map.of());
    }
}
