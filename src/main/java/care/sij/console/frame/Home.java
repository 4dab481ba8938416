package care.sij.console.frame;

import care.sij.access.Callers;
import care.sij.access.PersonRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Leads to the first page of the person's role; what is no page is told to be none. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN, PersonRole.INTEGRATION_ADMIN, PersonRole.AUDITOR})
class Home {

    private final Callers callers;

    Home(Callers callers) {
        this.callers = callers;
    }

    @GetMapping({"/console", "/console/"})
    String start() {
        PersonRole role = callers.current().person().orElseThrow().role();
        return "redirect:" + Section.openTo(role).get(0).path();
    }

    @RequestMapping("/console/**")
    String nothing() {
        throw new NotThere();
    }
}
