package care.sij.api.admin;

import care.sij.access.BrokenGlass;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who broke the glass and why, for who looks after accounts, and for auditors. */
@RestController
class GlassController {

    private static final int SHOWN = 500;

    private final RegistrationDoor door;
    private final BrokenGlass.Book book;

    GlassController(RegistrationDoor door, BrokenGlass.Book book) {
        this.door = door;
        this.book = book;
    }

    @GetMapping("/admin/broken-glass")
    List<Map<String, Object>> newest() {
        door.reading(SmartInteraction.SEARCH, SmartScope.ACCOUNTS);
        return book.newest(SHOWN).stream().map(GlassController::described).toList();
    }

    private static Map<String, Object> described(BrokenGlass glass) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", glass.number());
        said.put("at", glass.at().toString());
        said.put("person", glass.person());
        said.put("reason", glass.reason());
        said.put("requestId", glass.requestId());
        return said;
    }
}
