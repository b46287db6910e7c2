package health.rounds.federation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /.well-known/host-meta} (RFC 6415): where WebFinger is; as JSON for those who ask for it. */
@Controller
class HostMeta {
    private final String template;

    HostMeta(Addressing addressing) {
        this.template = addressing.of(WebFinger.ADDRESS) + "?resource={uri}";
    }

    @GetMapping("/.well-known/host-meta")
    ResponseEntity<byte[]> hostMeta(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return accept.contains("json") ? json() : xml();
    }

    @GetMapping("/.well-known/host-meta.json")
    ResponseEntity<byte[]> json() {
        return Served.json(HttpStatus.OK, Map.of("links", List.of(Map.of("rel", "lrdd", "template", template))));
    }

    private ResponseEntity<byte[]> xml() {
        return Served.as(
                "application/xrd+xml; charset=utf-8", """
                <?xml version="1.0" encoding="UTF-8"?>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" template="%s"/>
                </XRD>
                """.formatted(template).getBytes(StandardCharsets.UTF_8));
    }
}
