package health.rounds.blocklists;

import health.rounds.accounts.SanctionedServers;
import health.rounds.blocklists.ServerBlock.Severity;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to blocked servers. */
@Component
public class ServerBlocks {
    private final ServerBlockStore store;
    private final Peering peering;
    private final SanctionedServers servers;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ServerBlocks(
            ServerBlockStore store,
            Peering peering,
            SanctionedServers servers,
            Guard guard,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.peering = peering;
        this.servers = servers;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
    }

    public Slice<ServerBlock> list(Page page) {
        return store.list(page);
    }

    public Optional<ServerBlock> byId(long id) {
        return store.byId(id);
    }

    /** Whether no pictures and videos are taken from this server. Answered from memory. */
    public boolean rejectsMedia(DomainName host) {
        return !peering.takesMediaOf(host.value());
    }

    /** Those that members notice, as everybody may read them: the strictest first. */
    public List<ServerBlock> noticeable() {
        return store.noticeable();
    }

    /**
     * Blocks a server, silenced unless something else is said.
     *
     * @param by who says so
     */
    public ServerBlockOutcome add(DomainName domain, ServerBlockChange said, Author by) {
        ServerBlock wanted = said.applyTo(new ServerBlock(
                ids.next(),
                domain,
                Severity.SILENCE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                clock.instant()));
        List<Finding> findings = findings(wanted.publicComment(), by);
        if (!findings.isEmpty()) {
            return new ServerBlockOutcome.Held(findings);
        }
        Optional<ServerBlock> existing = store.covering(domain.withParents())
                .filter(block -> block.domain().equals(domain) || !wanted.isStricterThan(block));
        if (existing.isPresent()) {
            return new ServerBlockOutcome.Covered(existing.get());
        }
        return store.insert(wanted)
                ? kept(wanted)
                : new ServerBlockOutcome.Covered(
                        store.covering(domain.withParents()).orElseThrow());
    }

    /** Changes what is held against a server; empty where there is no such block. */
    public Optional<ServerBlockOutcome> change(long id, ServerBlockChange said, Author by) {
        return store.byId(id).flatMap(before -> {
            ServerBlock after = said.applyTo(before);
            List<Finding> findings = after.publicComment().equals(before.publicComment())
                    ? List.of()
                    : findings(after.publicComment(), by);
            if (!findings.isEmpty()) {
                return Optional.of(new ServerBlockOutcome.Held(findings));
            }
            return store.update(after) ? Optional.of(kept(after)) : Optional.empty();
        });
    }

    private ServerBlockOutcome kept(ServerBlock block) {
        AfterCommit.run(() -> {
            act();
            events.publishEvent(new ServerBlocked(block));
        });
        return new ServerBlockOutcome.Kept(block);
    }

    /** Lifts a block; what it ended, such as follows, does not begin again. False where there is no such block. */
    public boolean remove(long id) {
        boolean removed = store.delete(id);
        AfterCommit.run(this::act);
        return removed;
    }

    private void act() {
        peering.refresh();
        servers.apply();
    }

    /** What the guard screens of a block: places in {@link Finding}s refer to it. */
    public static List<Part> partsOf(String publicComment) {
        return List.of(new Part(Field.PROFILE_TEXT, publicComment));
    }

    private List<Finding> findings(Optional<String> publicComment, Author by) {
        if (publicComment.isEmpty()) {
            return List.of();
        }
        return switch (guard.screen(new Submission(partsOf(publicComment.get()), List.of()), by)) {
            case Verdict.Ask ask -> ask.findings();
            case Verdict.Held held -> held.findings();
            case Verdict.Clear clear -> List.of();
        };
    }
}
