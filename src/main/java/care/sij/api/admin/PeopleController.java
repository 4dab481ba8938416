package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.access.PeopleRegister;
import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.Changed;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.partner.PartnerRegister.Expected;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of people: listed, read with their history, opened, changed, given new secrets and closed. */
@RestController
@RequestMapping("/admin/people")
class PeopleController {

    private final RegistrationDoor door;
    private final PeopleRegister register;

    PeopleController(RegistrationDoor door, PeopleRegister register) {
        this.door = door;
        this.register = register;
    }

    @GetMapping
    List<Map<String, Object>> list() {
        door.reading(SmartInteraction.SEARCH, SmartScope.ACCOUNTS);
        return register.current().stream().map(DescribedPerson::account).toList();
    }

    @GetMapping("/{login}")
    ResponseEntity<Map<String, Object>> read(@PathVariable("login") String login) {
        door.reading(SmartInteraction.READ, SmartScope.ACCOUNTS);
        Account current = history(login).get(0);
        return ResponseEntity.ok().eTag(tag(current)).body(DescribedPerson.account(current));
    }

    @GetMapping("/{login}/versions")
    List<Map<String, Object>> versions(@PathVariable("login") String login) {
        door.reading(SmartInteraction.READ, SmartScope.ACCOUNTS);
        return history(login).stream().map(DescribedPerson::account).toList();
    }

    @PutMapping("/{login}")
    ResponseEntity<Map<String, Object>> put(@PathVariable("login") String login, HttpServletRequest request)
            throws IOException {
        Expected expected = ChangeRequest.expected(request);
        SmartInteraction interaction =
                expected instanceof Expected.Nothing ? SmartInteraction.CREATE : SmartInteraction.UPDATE;
        Caller caller = door.changing(interaction, SmartScope.ACCOUNTS);
        Changed changed = register.put(
                DescribedPerson.read(login, ChangeRequest.body(request)),
                expected,
                ChangeRequest.reason(request, caller));
        return answer(interaction == SmartInteraction.CREATE ? 201 : 200, changed);
    }

    @PostMapping("/{login}/$new-secrets")
    ResponseEntity<Map<String, Object>> renew(@PathVariable("login") String login, HttpServletRequest request) {
        Caller caller = door.changing(SmartInteraction.UPDATE, SmartScope.ACCOUNTS);
        return answer(
                200, register.renew(login, ChangeRequest.expected(request), ChangeRequest.reason(request, caller)));
    }

    @DeleteMapping("/{login}")
    ResponseEntity<Map<String, Object>> close(@PathVariable("login") String login, HttpServletRequest request) {
        Caller caller = door.changing(SmartInteraction.DELETE, SmartScope.ACCOUNTS);
        return answer(
                200, register.close(login, ChangeRequest.expected(request), ChangeRequest.reason(request, caller)));
    }

    private List<Account> history(String login) {
        List<Account> history = register.history(login);
        if (history.isEmpty()) {
            throw new AdminRefused(AdminRefusal.NOT_FOUND, "There is no account of this login.");
        }
        return history;
    }

    /** Secrets are told once: nobody on the way may keep them. */
    private static ResponseEntity<Map<String, Object>> answer(int status, Changed changed) {
        return ResponseEntity.status(status)
                .eTag(tag(changed.account()))
                .cacheControl(CacheControl.noStore())
                .body(DescribedPerson.changed(changed));
    }

    private static String tag(Account account) {
        return "\"" + account.version() + "\"";
    }
}
