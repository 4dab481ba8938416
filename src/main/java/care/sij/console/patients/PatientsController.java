package care.sij.console.patients;

import care.sij.access.PersonRole;
import care.sij.console.frame.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of patients. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN, PersonRole.AUDITOR})
class PatientsController {

    private final Patients patients;

    PatientsController(Patients patients) {
        this.patients = patients;
    }

    @GetMapping("/console/patients")
    String list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String born,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        model.addAttribute("list", patients.list(new PatientFilter(name, number, born), after));
        return "console/patients/patients";
    }
}
