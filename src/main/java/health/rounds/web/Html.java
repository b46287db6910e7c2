package health.rounds.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A page or a part of one: rendered whole before the first byte is sent, so that an error never leaves half a page. */
public final class Html implements View {
    private final HttpStatus status;
    private final JteModel template;

    private Html(HttpStatus status, JteModel template) {
        this.status = status;
        this.template = template;
    }

    public static Html page(JteModel template) {
        return new Html(HttpStatus.OK, template);
    }

    /** A page that says what went wrong. */
    public static Html page(HttpStatus status, JteModel template) {
        return new Html(status, template);
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        template.render(output);
        response.setStatus(status.value());
        response.setContentType(getContentType());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
