package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.access.RequestId;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.audit.LegalHold;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds: listed, set and lifted, each with who, when and why. */
@RestController
@RequestMapping("/admin/legal-holds")
class LegalHoldsController {

    private static final int SHOWN = 1_000;
    private static final String TYPE = "Patient/";

    private final RegistrationDoor door;
    private final LegalHold.Book book;

    LegalHoldsController(RegistrationDoor door, LegalHold.Book book) {
        this.door = door;
        this.book = book;
    }

    @GetMapping
    List<Map<String, Object>> list() {
        door.reading(SmartInteraction.SEARCH, SmartScope.LEGAL_HOLDS);
        return book.all(SHOWN).stream().map(LegalHoldsController::described).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> set(HttpServletRequest request) {
        Caller caller = door.changing(SmartInteraction.CREATE, SmartScope.LEGAL_HOLDS);
        String reason = ChangeRequest.reason(request, caller).comment();
        return described(book.set(patient(request), caller.signature(), reason, RequestId.of(request)));
    }

    @DeleteMapping("/{number}")
    Map<String, Object> lift(@PathVariable("number") String number, HttpServletRequest request) {
        Caller caller = door.changing(SmartInteraction.DELETE, SmartScope.LEGAL_HOLDS);
        String reason = ChangeRequest.reason(request, caller).comment();
        if (!number.matches("\\d{1,18}")) {
            throw new LegalHold.Unknown();
        }
        return described(book.lift(Long.parseLong(number), caller.signature(), reason, RequestId.of(request)));
    }

    private static String patient(HttpServletRequest request) {
        String patient = Optional.ofNullable(request.getParameter("patient")).orElse("");
        String id = patient.startsWith(TYPE) ? patient.substring(TYPE.length()) : patient;
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new AdminRefused(
                    AdminRefusal.INVALID_PARAMETER, "The parameter `patient` is `Patient/<id>` or the id alone.");
        }
        return id;
    }

    private static Map<String, Object> described(LegalHold hold) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", hold.number());
        said.put("patient", TYPE + hold.patient());
        said.put("state", hold.lifted().isPresent() ? "lifted" : "standing");
        describe("", hold.set(), said);
        hold.lifted().ifPresent(lifted -> describe("lifted-", lifted, said));
        return said;
    }

    private static void describe(String prefix, LegalHold.Stated stated, Map<String, Object> said) {
        said.put(prefix + "at", stated.at().toString());
        said.put(prefix + "by", stated.by());
        said.put(prefix + "comment", stated.reason());
    }
}
