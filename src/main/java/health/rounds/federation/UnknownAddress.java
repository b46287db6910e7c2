package health.rounds.federation;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every address for other servers that does not exist. */
@Controller
class UnknownAddress {
    @RequestMapping({"/users/**", "/actor/**", "/emojis/**"})
    ResponseEntity<byte[]> unknown() {
        throw NotServed.notFound();
    }
}
