package health.rounds.mastodon;

import health.rounds.blocklists.BlockedEmail;
import health.rounds.blocklists.BlockedEmails;
import health.rounds.identity.Role;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/canonical_email_blocks}. */
@Controller
class AdminCanonicalEmailBlocksApi {
    private static final String READ = "admin:read:canonical_email_blocks";
    private static final String WRITE = "admin:write:canonical_email_blocks";

    private final BlockedEmails blocked;
    private final PageLinks links;

    AdminCanonicalEmailBlocksApi(BlockedEmails blocked, PageLinks links) {
        this.blocked = blocked;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/canonical_email_blocks")
    @Scope(value = READ, role = Role.ADMIN)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        Slice<BlockedEmail> page = blocked.list(AdminParams.page(params));
        return Reply.of(page.items().stream().map(AdminCanonicalEmailBlock::of).toList())
                .withLink(links.around(request, page));
    }

    @GetMapping("/api/v1/admin/canonical_email_blocks/{id}")
    @Scope(value = READ, role = Role.ADMIN)
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(AdminCanonicalEmailBlock.of(blocked.byId(id).orElseThrow(ApiError::notFound)));
    }

    @PostMapping("/api/v1/admin/canonical_email_blocks/test")
    @Scope(value = READ, role = Role.ADMIN)
    Reply test(Viewer viewer, Params params) {
        return Reply.of(blocked.matching(params.requiredWord("email")).stream()
                .map(AdminCanonicalEmailBlock::of)
                .toList());
    }

    @PostMapping("/api/v1/admin/canonical_email_blocks")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply create(Viewer viewer, Params params) {
        String hash = params.word("email")
                .map(AdminCanonicalEmailBlocksApi::hash)
                .orElseGet(() -> params.requiredWord("canonical_email_hash"));
        return Reply.of(AdminCanonicalEmailBlock.of(blocked.add(hash)));
    }

    @DeleteMapping("/api/v1/admin/canonical_email_blocks/{id}")
    @Scope(value = WRITE, role = Role.ADMIN)
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!blocked.remove(id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private static String hash(String email) {
        if (email.indexOf('@') < 1) {
            throw ApiError.unprocessable("Validation failed: Email is not an e-mail address");
        }
        return BlockedEmail.hash(email);
    }
}
