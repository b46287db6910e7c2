package health.rounds.blocklists;

import health.rounds.accounts.Sanction;
import health.rounds.accounts.ServerRule;
import health.rounds.blocklists.DomainListStore.In;
import health.rounds.blocklists.ServerBlock.Severity;
import health.rounds.platform.Settings;
import health.rounds.platform.Settings.Federation;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door to the question with which servers this community speaks: the settings, the blocks and the list decide. Everything that
 * comes in or goes out asks, so both are held in memory and read again after each change.
 */
@Component
public class Peering implements ServerRule {
    private final Settings settings;
    private final ServerBlockStore blocks;
    private final DomainListStore lists;
    private volatile @Nullable ServerTable held;

    Peering(Settings settings, ServerBlockStore blocks, DomainListStore lists) {
        this.settings = settings;
        this.blocks = blocks;
        this.lists = lists;
    }

    /** Whether it speaks with any. */
    public boolean isOn() {
        return settings.federation() != Federation.OFF;
    }

    /**
     * Whether anything is taken from a server or given to it.
     *
     * @param domain as it stands in addresses and handles, perhaps with a port; what is none is spoken with as little as a blocked one
     */
    @Override
    public boolean speaksWith(String domain) {
        Optional<DomainName> name = DomainName.read(domain);
        return name.isPresent()
                && switch (settings.federation()) {
                    case OFF -> false;
                    case ALLOW_LIST -> table().allows(name.get()) && !isSuspended(name.get());
                    case OPEN -> !isSuspended(name.get());
                };
    }

    /** Whether pictures and videos of its accounts, and those that lie on it, are shown here. */
    public boolean takesMediaOf(String domain) {
        return takes(domain, ServerBlock::rejectMedia);
    }

    /** Whether moderators here hear of what it reports. */
    public boolean takesReportsOf(String domain) {
        return takes(domain, ServerBlock::rejectReports);
    }

    /** What is held against a server: the block of its domain, or of the nearest above it. */
    public Optional<ServerBlock> blockOf(String domain) {
        return DomainName.read(domain).flatMap(table()::blockOf);
    }

    @Override
    public Optional<Sanction> imposedOn(String domain) {
        return blockOf(domain).flatMap(block -> switch (block.severity()) {
            case NONE -> Optional.empty();
            case SILENCE -> Optional.of(Sanction.LIMITED);
            case SUSPEND -> Optional.of(Sanction.SUSPENDED);
        });
    }

    /** Also every minute, for what another process changed. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void refresh() {
        loaded();
    }

    private boolean takes(String domain, Predicate<ServerBlock> rejects) {
        return DomainName.read(domain)
                .filter(name -> table().blockOf(name)
                        .filter(block -> block.severity() == Severity.SUSPEND || rejects.test(block))
                        .isEmpty())
                .isPresent();
    }

    private boolean isSuspended(DomainName name) {
        return table().blockOf(name)
                .filter(block -> block.severity() == Severity.SUSPEND)
                .isPresent();
    }

    private ServerTable table() {
        ServerTable known = held;
        return known == null ? loaded() : known;
    }

    /** One at a time, so that what was read earlier never takes the place of what was read later. */
    private synchronized ServerTable loaded() {
        ServerTable table = new ServerTable(blocks.all(), lists.all(In.ALLOWED_SERVERS));
        held = table;
        return table;
    }
}
