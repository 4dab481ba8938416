package care.sij.api.rest;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description and its page, made once, for everybody as the capability statement is. */
@RestController
class OpenApiController {

    private static final String MEDIA_TYPE = "application/vnd.oai.openapi+json";

    private final SingletonSupplier<Bytes> description;
    private final SingletonSupplier<Bytes> page;

    OpenApiController(OpenApi openApi) {
        SingletonSupplier<ObjectNode> document = SingletonSupplier.of(openApi::document);
        this.description =
                SingletonSupplier.of(() -> Bytes.utf8(document.obtain().toString()));
        this.page = SingletonSupplier.of(() -> Bytes.utf8(OpenApiPage.of(document.obtain())));
    }

    @GetMapping("/fhir/openapi.json")
    void description(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        write(response, MEDIA_TYPE, description.obtain());
    }

    @GetMapping("/fhir/openapi")
    void page(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", OpenApiPage.contentSecurityPolicy());
        response.setHeader("Referrer-Policy", "no-referrer");
        write(response, "text/html;charset=UTF-8", page.obtain());
    }

    private static void write(HttpServletResponse response, String contentType, Bytes body) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(body.length());
        body.writeTo(response.getOutputStream());
    }
}
