package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.exchange.CodeMapping;
import care.sij.exchange.CodeMapping.Wanted;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMapChanged;
import care.sij.partner.CodeMaps;
import care.sij.partner.InvalidCodeMap;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Partners' code maps. {@code $code-map} tells one: a partner its own, the clinic and auditors any.
 * {@code $set-code-map} and {@code $preview-code-map} are the clinic's.
 */
@RestController
class CodeMapsController {

    private static final int LONGEST_COMMENT = 500;
    private static final int USUALLY_TRIED = 200;
    private static final int MOST_TRIED = 1_000;

    private final Watching watching;
    private final CodeMaps maps;
    private final CodeMapping mapping;
    private final Bodies bodies;
    private final FhirResponses responses;

    CodeMapsController(Watching watching, CodeMaps maps, CodeMapping mapping, Bodies bodies, FhirResponses responses) {
        this.watching = watching;
        this.maps = maps;
        this.mapping = mapping;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/$code-map",
            method = {RequestMethod.GET, RequestMethod.POST})
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = watching.looking();
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("partner", "direction", "version"));
        String partner = Watching.seesAll(caller) ? watching.partner(asked) : caller.id();
        CodeMaps.Told told = maps.told(partner, CodeMapRequest.direction(asked), version(asked))
                .orElseThrow(() -> new RequestRefused(
                        Refusal.NOT_FOUND, "There is no such code map. Set one with `$set-code-map`."));
        responses.write(response, format, CodeMapParameters.of(told));
    }

    @PostMapping("/fhir/$set-code-map")
    void set(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = watching.acting();
        CodeMapRequest sent =
                CodeMapRequest.of(request, bodies, Set.of("partner", "direction", "comment", "replaces", "dry-run"));
        AskedParameters asked = sent.asked();
        Wanted wanted = new Wanted(
                watching.partner(asked),
                CodeMapRequest.direction(asked),
                replaces(asked),
                sent.map(),
                caller.signature(),
                comment(asked));
        Run run = Watching.run(asked);
        responses.write(response, format, checked(() -> CodeMapParameters.of(mapping.set(wanted, run))));
    }

    @PostMapping("/fhir/$preview-code-map")
    void preview(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        watching.acting();
        CodeMapRequest sent = CodeMapRequest.of(request, bodies, Set.of("partner", "count"));
        String partner = watching.partner(sent.asked());
        int most = tried(sent.asked());
        responses.write(
                response, format, checked(() -> CodeMapParameters.of(mapping.preview(partner, sent.map(), most))));
    }

    private static Parameters checked(Supplier<Parameters> work) {
        try {
            return work.get();
        } catch (InvalidCodeMap invalid) {
            throw new RequestRefused(Refusal.INVALID_VALUE, invalid.text());
        } catch (CodeMapChanged changed) {
            throw new RequestRefused(Refusal.CHANGED_MEANWHILE, changed.text());
        }
    }

    private static String comment(AskedParameters asked) {
        return asked.first("comment")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_COMMENT)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .orElseThrow(
                        () -> new RequestRefused(
                                Refusal.INVALID_VALUE,
                                "The parameter `comment` says why the map is set, in at most 500 characters on one line. Send it."));
    }

    private static OptionalInt version(AskedParameters asked) {
        Optional<String> version = asked.first("version");
        return version.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number("version", version.get()));
    }

    private static OptionalInt replaces(AskedParameters asked) {
        Optional<String> version = asked.first("replaces");
        if (version.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(version.get().equals("0") ? 0 : number("replaces", version.get()));
    }

    private static int tried(AskedParameters asked) {
        return asked.first("count")
                .map(text -> Math.min(MOST_TRIED, number("count", text)))
                .orElse(USUALLY_TRIED);
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `" + name + "` is a number from 1.");
        }
        return Integer.parseInt(text);
    }
}
