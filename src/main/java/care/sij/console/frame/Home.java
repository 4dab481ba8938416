package care.sij.console.frame;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.PersonRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Leads to the first page of the person's role; what is no page is told to be none. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN, PersonRole.INTEGRATION_ADMIN, PersonRole.AUDITOR})
class Home {

    private final Callers callers;
    private final OtherMethods methods;

    Home(Callers callers, OtherMethods methods) {
        this.callers = callers;
        this.methods = methods;
    }

    @GetMapping({"/console", "/console/"})
    String start() {
        Caller caller = callers.current();
        PersonRole role = caller.person().orElseThrow().role();
        return "redirect:"
                + Section.openTo(role, caller.partner().role()).get(0).path();
    }

    @RequestMapping("/console/**")
    String nothing(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        Set<String> taken = methods.at(request);
        if (taken.isEmpty() || taken.contains(request.getMethod())) {
            throw new NotThere();
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), taken);
    }
}
