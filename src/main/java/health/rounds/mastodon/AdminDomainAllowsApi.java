package health.rounds.mastodon;

import health.rounds.blocklists.AllowedServers;
import health.rounds.blocklists.ListedDomain;
import health.rounds.identity.Role;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/domain_allows}. */
@Controller
class AdminDomainAllowsApi {
    private static final String READ = "admin:read:domain_allows";
    private static final String WRITE = "admin:write:domain_allows";

    private final AllowedServers allowed;
    private final PageLinks links;

    AdminDomainAllowsApi(AllowedServers allowed, PageLinks links) {
        this.allowed = allowed;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/domain_allows")
    @Scope(value = READ, role = Role.ADMIN)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<ListedDomain> page = allowed.list(AdminParams.page(params));
        return Reply.of(page.items().stream().map(AdminDomainAllow::of).toList())
                .withLink(links.around(request, page));
    }

    @GetMapping("/api/v1/admin/domain_allows/{id}")
    @Scope(value = READ, role = Role.ADMIN)
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(AdminDomainAllow.of(entry(id)));
    }

    @PostMapping("/api/v1/admin/domain_allows")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply create(Viewer viewer, Params params) {
        return Reply.of(AdminDomainAllow.of(allowed.add(AdminParams.domain(params))));
    }

    /** Answers with what was removed, as Mastodon's documentation says. */
    @DeleteMapping("/api/v1/admin/domain_allows/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply remove(@PathVariable long id, Viewer viewer) {
        ListedDomain entry = entry(id);
        allowed.remove(id);
        return Reply.of(AdminDomainAllow.of(entry));
    }

    private ListedDomain entry(long id) {
        return allowed.byId(id).orElseThrow(ApiError::notFound);
    }
}
