package care.sij.api.admin;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.exchange.MessageSights;
import care.sij.exchange.MessageSights.Stated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who saw what messages say and why, for who looks after accounts, and for auditors. */
@RestController
class MessageSightController {

    private static final int SHOWN = 500;

    private final RegistrationDoor door;
    private final MessageSights sights;

    MessageSightController(RegistrationDoor door, MessageSights sights) {
        this.door = door;
        this.sights = sights;
    }

    @GetMapping("/admin/message-sights")
    List<Map<String, Object>> newest() {
        door.reading(SmartInteraction.SEARCH, SmartScope.ACCOUNTS);
        return sights.newest(SHOWN).stream()
                .map(MessageSightController::described)
                .toList();
    }

    private static Map<String, Object> described(Stated stated) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("number", stated.number());
        said.put("at", stated.at().toString());
        said.put("person", stated.person());
        said.put("purpose", stated.purpose().code());
        said.put("reason", stated.reason());
        said.put("way", stated.message().way().code());
        said.put("partner", stated.message().partner());
        said.put("message", stated.message().messageId());
        said.put("requestId", stated.requestId());
        return said;
    }
}
