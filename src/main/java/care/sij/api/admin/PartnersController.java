package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.PartnerRegister.Changes;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Outcome;
import care.sij.partner.PartnerRegister.Run;
import care.sij.partner.RegisteredVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registrations: listed, read at any version, compared, changed, withdrawn, exported and imported. */
@RestController
@RequestMapping("/admin/partners")
class PartnersController {

    private static final String YAML = "application/yaml";

    private final RegistrationDoor door;
    private final PartnerRegister register;

    PartnersController(RegistrationDoor door, PartnerRegister register) {
        this.door = door;
        this.register = register;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, Object>> list() {
        door.reading(SmartInteraction.SEARCH);
        return register.current().stream().map(Described::version).toList();
    }

    @GetMapping(path = "/$export", produces = YAML)
    ResponseEntity<String> export() {
        door.reading(SmartInteraction.SEARCH);
        long state = register.state();
        return ResponseEntity.ok().eTag("\"" + state + "\"").body(register.export());
    }

    @GetMapping(path = "/{partner}", produces = YAML)
    ResponseEntity<String> read(@PathVariable("partner") String partner) {
        door.reading(SmartInteraction.READ);
        return yaml(register.current(partner).orElseThrow(PartnersController::unknown));
    }

    @GetMapping(path = "/{partner}/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, Object>> history(@PathVariable("partner") String partner) {
        door.reading(SmartInteraction.READ);
        List<RegisteredVersion> history = register.history(partner);
        if (history.isEmpty()) {
            throw unknown();
        }
        return history.stream().map(Described::version).toList();
    }

    @GetMapping(path = "/{partner}/versions/{version}", produces = YAML)
    ResponseEntity<String> read(@PathVariable("partner") String partner, @PathVariable("version") String version) {
        door.reading(SmartInteraction.READ);
        int number = number(version);
        return yaml(register.history(partner).stream()
                .filter(one -> one.version() == number)
                .findFirst()
                .orElseThrow(PartnersController::unknown));
    }

    @GetMapping(path = "/{partner}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> diff(@PathVariable("partner") String partner, HttpServletRequest request) {
        door.reading(SmartInteraction.READ);
        int from = number(Optional.ofNullable(request.getParameter("from")).orElse(""));
        int to = number(Optional.ofNullable(request.getParameter("to")).orElse(""));
        return Described.diff(register.diff(partner, from, to).orElseThrow(PartnersController::unknown));
    }

    @PutMapping("/{partner}")
    ResponseEntity<Map<String, Object>> put(@PathVariable("partner") String partner, HttpServletRequest request)
            throws IOException {
        Expected expected = ChangeRequest.expected(request);
        Caller caller =
                door.changing(expected instanceof Expected.Nothing ? SmartInteraction.CREATE : SmartInteraction.UPDATE);
        Run run = ChangeRequest.run(request);
        Change change = register.put(
                partner, ChangeRequest.body(request), expected, ChangeRequest.reason(request, caller), run);
        return answer(change, run);
    }

    @DeleteMapping("/{partner}")
    ResponseEntity<Map<String, Object>> withdraw(@PathVariable("partner") String partner, HttpServletRequest request) {
        Caller caller = door.changing(SmartInteraction.DELETE);
        Run run = ChangeRequest.run(request);
        Change change =
                register.withdraw(partner, ChangeRequest.expected(request), ChangeRequest.reason(request, caller), run);
        return answer(change, run);
    }

    @PostMapping("/$import")
    ResponseEntity<List<Map<String, Object>>> importAll(HttpServletRequest request) throws IOException {
        door.changing(SmartInteraction.CREATE);
        Caller caller = door.changing(SmartInteraction.UPDATE);
        Run run = ChangeRequest.run(request);
        Changes all = register.putAll(
                ChangeRequest.body(request),
                ChangeRequest.seen(request, run),
                ChangeRequest.reason(request, caller),
                run);
        return ResponseEntity.ok()
                .eTag("\"" + all.state() + "\"")
                .body(all.changes().stream().map(Described::change).toList());
    }

    private static ResponseEntity<Map<String, Object>> answer(Change change, Run run) {
        boolean created = run == Run.REAL && change.outcome() == Outcome.ADDED;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(created ? 201 : 200);
        if (run == Run.REAL) {
            answer.eTag("\"" + change.version() + "\"");
        }
        return answer.contentType(MediaType.APPLICATION_JSON).body(Described.change(change));
    }

    private static ResponseEntity<String> yaml(RegisteredVersion version) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, "\"" + version.version() + "\"")
                .header("X-Partner-State", version.state().code())
                .contentType(MediaType.parseMediaType(YAML + ";charset=UTF-8"))
                .body(version.yaml());
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new AdminRefused(AdminRefusal.INVALID_PARAMETER, "A version is a number.");
        }
        return Integer.parseInt(text);
    }

    private static AdminRefused unknown() {
        return new AdminRefused(AdminRefusal.NOT_FOUND, "There is no such partner, or no such version of it.");
    }
}
