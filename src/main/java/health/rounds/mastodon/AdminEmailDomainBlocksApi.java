package health.rounds.mastodon;

import health.rounds.blocklists.BlockedEmailDomains;
import health.rounds.blocklists.ListedDomain;
import health.rounds.blocklists.TriesOfDay;
import health.rounds.identity.Role;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/email_domain_blocks}. */
@Controller
class AdminEmailDomainBlocksApi {
    private static final String READ = "admin:read:email_domain_blocks";
    private static final String WRITE = "admin:write:email_domain_blocks";

    private final BlockedEmailDomains blocked;
    private final PageLinks links;

    AdminEmailDomainBlocksApi(BlockedEmailDomains blocked, PageLinks links) {
        this.blocked = blocked;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/email_domain_blocks")
    @Scope(value = READ, role = Role.ADMIN)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<ListedDomain> page = blocked.list(AdminParams.page(params));
        return Reply.of(entities(page.items())).withLink(links.around(request, page));
    }

    @GetMapping("/api/v1/admin/email_domain_blocks/{id}")
    @Scope(value = READ, role = Role.ADMIN)
    Reply show(@PathVariable long id, Viewer viewer) {
        return one(blocked.byId(id).orElseThrow(ApiError::notFound));
    }

    @PostMapping("/api/v1/admin/email_domain_blocks")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply create(Viewer viewer, Params params) {
        return one(blocked.add(AdminParams.domain(params)));
    }

    @DeleteMapping("/api/v1/admin/email_domain_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!blocked.remove(id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private Reply one(ListedDomain entry) {
        return Reply.of(entities(List.of(entry)).getFirst());
    }

    private List<AdminEmailDomainBlock> entities(List<ListedDomain> entries) {
        Map<Long, List<TriesOfDay>> history = blocked.history(entries);
        return entries.stream()
                .map(entry -> AdminEmailDomainBlock.of(entry, history.getOrDefault(entry.id(), List.of())))
                .toList();
    }
}
