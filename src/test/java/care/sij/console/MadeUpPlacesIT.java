package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.PageCursor;
import care.sij.support.ConsoleUser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anybody can make up a place in a list: its checksum is no secret. */
class MadeUpPlacesIT {

    private static final Map<String, ConsoleUser> USERS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coordinator | /console/worklist?kind=referrals&after= | kind=referrals",
                "coordinator | /console/patients?after= | '\n\n'",
                "auditor | /console/audit?patient=nobody&cursor= | /console/audit?patient=nobody&zone=clinic",
                "auditor | /console/history/CarePlan/nobody?cursor= | CarePlan/nobody"
            })
    void isRefusedWithAPage(String role, String path, String list) {
        ConsoleUser user = USERS.computeIfAbsent(role, ConsoleUser::of);
        for (List<String> values : List.of(
                List.of("x"), List.of("x", "y", "z"), List.of("99999999999999999999", "1", "Patient", "x", "1"))) {
            HttpResponse<String> refused = user.get(path + new PageCursor(values).text(list));

            assertThat(refused.statusCode()).as(path + values + refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("<h1>Not understood</h1>", "The list has no such place.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator,/console/worklist,after",
        "coordinator,/console/patients,after",
        "auditor,/console/audit,cursor",
        "auditor,/console/history/CarePlan/nobody,cursor",
        "integration-admin,/console/codes,after",
        "integration-admin,/console/messages,after"
    })
    void ofNoListIsToldByItsField(String role, String path, String field) {
        HttpResponse<String> refused =
                USERS.computeIfAbsent(role, ConsoleUser::of).get(path + "?" + field + "=AAAA");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("`" + field + "` is no place of this list");
    }
}
