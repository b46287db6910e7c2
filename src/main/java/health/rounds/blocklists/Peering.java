package health.rounds.blocklists;

import health.rounds.blocklists.DomainListStore.In;
import health.rounds.blocklists.ServerBlock.Severity;
import health.rounds.platform.Settings;
import health.rounds.platform.Settings.Federation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to the question with which servers this community speaks: the settings, the blocks and the list decide. */
@Component
public class Peering {
    private final Settings settings;
    private final ServerBlockStore blocks;
    private final DomainListStore lists;

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
    public boolean speaksWith(String domain) {
        Optional<DomainName> name = DomainName.read(domain);
        return name.isPresent()
                && switch (settings.federation()) {
                    case OFF -> false;
                    case ALLOW_LIST ->
                        lists.covering(In.ALLOWED_SERVERS, name.get()).isPresent() && !isSuspended(name.get());
                    case OPEN -> !isSuspended(name.get());
                };
    }

    /** What is held against a server: the block of its domain, or of the nearest above it. */
    public Optional<ServerBlock> blockOf(String domain) {
        return DomainName.read(domain).flatMap(name -> blocks.covering(name.withParents()));
    }

    private boolean isSuspended(DomainName name) {
        return blocks.covering(name.withParents())
                .filter(block -> block.severity() == Severity.SUSPEND)
                .isPresent();
    }
}
