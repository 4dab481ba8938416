package care.sij.console.partners;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All partners and how each stands. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class PartnerList {

    private static final int ROWS = 25;
    private static final String PATH = "/console/partners";

    private final Desk desk;
    private final Known known;

    PartnerList(Desk desk, Known known) {
        this.desk = desk;
        this.known = known;
    }

    @GetMapping(PATH)
    String list(@RequestParam(name = "page", defaultValue = "1") String page, Model model) {
        desk.looking();
        if (!page.matches("[1-9]\\d{0,5}")) {
            throw new IllegalFilter("The parameter `page` is a number from 1.");
        }
        int number = Integer.parseInt(page);
        List<Row> rows = known.rows((number - 1) * ROWS, ROWS + 1);
        model.addAttribute("rows", rows.stream().limit(ROWS).toList());
        model.addAttribute("start", number > 1 ? PATH : null);
        model.addAttribute("next", rows.size() > ROWS ? PATH + "?page=" + (number + 1) : null);
        return "console/partners/list";
    }
}
