package health.rounds.mastodon;

import health.rounds.blocklists.NetworkBlock;
import health.rounds.blocklists.NetworkBlocks;
import health.rounds.identity.Role;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/admin/ip_blocks}. */
@Controller
class AdminIpBlocksApi {
    private static final String READ = "admin:read:ip_blocks";
    private static final String WRITE = "admin:write:ip_blocks";

    private final NetworkBlocks blocks;
    private final PageLinks links;

    AdminIpBlocksApi(NetworkBlocks blocks, PageLinks links) {
        this.blocks = blocks;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/ip_blocks")
    @Scope(value = READ, role = Role.ADMIN)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<NetworkBlock> page = blocks.list(AdminParams.page(params));
        return Reply.of(page.items().stream().map(AdminIpBlock::of).toList()).withLink(links.around(request, page));
    }

    @GetMapping("/api/v1/admin/ip_blocks/{id}")
    @Scope(value = READ, role = Role.ADMIN)
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(AdminIpBlock.of(block(id)));
    }

    /** Unlike Mastodon's, without a default for the address: 0.0.0.0 is nobody's. */
    @PostMapping("/api/v1/admin/ip_blocks")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply create(Viewer viewer, Params params, HttpServletRequest request) {
        NetworkBlock block = blocks.add(
                AdminParams.network(params).orElseThrow(() -> blank("Ip")),
                AdminParams.severityOfNetwork(params).orElseThrow(() -> blank("Severity")),
                params.text("comment").orElse(""),
                until(params, Optional.empty()),
                request.getRemoteAddr());
        return Reply.of(AdminIpBlock.of(block));
    }

    @PutMapping("/api/v1/admin/ip_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply change(@PathVariable long id, Viewer viewer, Params params, HttpServletRequest request) {
        NetworkBlock before = block(id);
        return blocks.change(
                        id,
                        AdminParams.network(params).orElse(before.range()),
                        AdminParams.severityOfNetwork(params).orElse(before.severity()),
                        params.text("comment").orElse(before.comment()),
                        until(params, before.until()),
                        request.getRemoteAddr())
                .map(after -> Reply.of(AdminIpBlock.of(after)))
                .orElseThrow(ApiError::notFound);
    }

    @DeleteMapping("/api/v1/admin/ip_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!blocks.remove(id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private NetworkBlock block(long id) {
        return blocks.byId(id).orElseThrow(ApiError::notFound);
    }

    /** As it was where nothing is said, never where nothing is sent, or so many seconds from now. */
    private Optional<Instant> until(Params params, Optional<Instant> before) {
        return params.has("expires_in") ? params.number("expires_in").map(blocks::end) : before;
    }

    private static ApiError blank(String name) {
        return ApiError.unprocessable("Validation failed: %s can't be blank".formatted(name));
    }
}
