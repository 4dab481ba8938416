package care.sij.api.rest;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The capability statement (R4 http.html#capabilities), made once, for pages of any origin too (SMART 2.2.0,
 * "Considerations for Cross-Origin Resource Sharing").
 */
@RestController
class MetadataController {

    private final FhirResponses responses;
    private final SingletonSupplier<Bytes> statement;

    MetadataController(FhirResponses responses, Capabilities capabilities) {
        this.responses = responses;
        this.statement = SingletonSupplier.of(() -> responses.encode(capabilities.statement()));
    }

    @GetMapping("/fhir/metadata")
    void metadata(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        responses.write(response, Format.wanted(request), statement.obtain());
    }
}
