package health.rounds.mastodon;

import health.rounds.accounts.Accounts;
import health.rounds.blocklists.ServerBlock;
import health.rounds.blocklists.ServerBlockChange;
import health.rounds.blocklists.ServerBlockOutcome;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.guard.Author;
import health.rounds.identity.Role;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/admin/domain_blocks}, and what everybody may read of them: {@code /api/v1/instance/domain_blocks}. */
@Controller
class AdminDomainBlocksApi {
    private static final String READ = "admin:read:domain_blocks";
    private static final String WRITE = "admin:write:domain_blocks";

    private final ServerBlocks blocks;
    private final Accounts accounts;
    private final PageLinks links;

    AdminDomainBlocksApi(ServerBlocks blocks, Accounts accounts, PageLinks links) {
        this.blocks = blocks;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/api/v1/instance/domain_blocks")
    Reply forEveryone() {
        return Reply.of(blocks.noticeable().stream().map(DomainBlock::of).toList());
    }

    @GetMapping("/api/v1/admin/domain_blocks")
    @Scope(value = READ, role = Role.ADMIN)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<ServerBlock> page = blocks.list(AdminParams.page(params));
        return Reply.of(page.items().stream().map(AdminDomainBlock::of).toList())
                .withLink(links.around(request, page));
    }

    @GetMapping("/api/v1/admin/domain_blocks/{id}")
    @Scope(value = READ, role = Role.ADMIN)
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(AdminDomainBlock.of(blocks.byId(id).orElseThrow(ApiError::notFound)));
    }

    @PostMapping("/api/v1/admin/domain_blocks")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply create(Viewer viewer, Params params) {
        ServerBlockChange said = said(params);
        return reply(blocks.add(AdminParams.domain(params), said, author(viewer)), params);
    }

    @PutMapping("/api/v1/admin/domain_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply change(@PathVariable long id, Viewer viewer, Params params) {
        return reply(blocks.change(id, said(params), author(viewer)).orElseThrow(ApiError::notFound), params);
    }

    @DeleteMapping("/api/v1/admin/domain_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!blocks.remove(id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private Author author(Viewer viewer) {
        return AdminParams.author(accounts.byId(viewer.account()).orElseThrow());
    }

    private static ServerBlockChange said(Params params) {
        return new ServerBlockChange(
                AdminParams.severityOfServer(params),
                params.optionalFlag("reject_media"),
                params.optionalFlag("reject_reports"),
                params.text("private_comment"),
                params.text("public_comment"),
                params.optionalFlag("obfuscate"));
    }

    private static Reply reply(ServerBlockOutcome outcome, Params params) {
        return switch (outcome) {
            case ServerBlockOutcome.Kept kept -> Reply.of(AdminDomainBlock.of(kept.block()));
            case ServerBlockOutcome.Covered covered ->
                throw ApiError.unprocessable(
                        "%s is blocked already, at least as strictly"
                                .formatted(covered.existing().domain()),
                        "existing_domain_block",
                        AdminDomainBlock.of(covered.existing()));
            case ServerBlockOutcome.Held held ->
                throw Findings.held(
                        held.findings(),
                        ServerBlocks.partsOf(params.text("public_comment").orElse("")));
        };
    }
}
