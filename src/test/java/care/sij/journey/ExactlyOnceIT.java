package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.WholeService;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Repetition in all its forms: the receiver's decision table of reliable messaging, row by row. */
class ExactlyOnceIT {

    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;

    @Test
    void givesTheSameBytesForTheSameIds() {
        Journey.Message request = request("same");
        Answer first = send(request);
        long versions = versions();
        assertThat(first.code()).isEqualTo("ok");
        assertThat(send(request).text()).isEqualTo(first.text());
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void givesTheSameBytesForTheSameContentInOtherBytes() {
        Journey.Message request = request("spaced");
        Answer first = send(request);
        long versions = versions();
        Answer again = Answer.of(WholeService.partner("demo-hospital").send(request.json() + " "));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void givesTheSameBytesForTheSameMessageSentAgainInANewBundle() {
        Journey.Message request = request("enveloped");
        Answer first = send(request);
        long versions = versions();
        Journey.Message again = Letter.from(request).renewedBundleOnly("again").message();
        assertThat(send(again).text()).isEqualTo(first.text());
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void refusesANewMessageInABundleThatWasSent() {
        Journey.Message request = request("bundle");
        send(request);
        Journey.Message resent =
                Letter.from(request).renewedBundleOnly("second").message();
        send(resent);
        for (Journey.Message sent : List.of(request, resent)) {
            long versions = versions();
            Answer answer = send(Letter.from(sent).renewedHeaderOnly("new").message());
            assertThat(answer.code()).isEqualTo("fatal-error");
            assertThat(answer.text()).contains("SEND_REUSED_BUNDLE_ID", "\"duplicate\"", "Bundle.id");
            assertThat(versions()).isEqualTo(versions);
        }
    }

    @Test
    void refusesAModifiedResendAndStillAnswersTheOriginal() {
        Journey.Message request = request("modified");
        Answer first = send(request);
        Journey.Message modified = Letter.from(request)
                .each("Patient", patient -> patient.put("gender", "other"))
                .message();
        Answer refusal = send(modified);
        assertThat(refusal.code()).isEqualTo("fatal-error");
        assertThat(refusal.text()).contains("SEND_MODIFIED_RESEND");
        assertThat(send(modified).text()).isEqualTo(refusal.text());
        assertThat(send(request).text()).isEqualTo(first.text());
    }

    @Test
    void answersAQueryAnewWhenItIsAskedAnew() {
        Journey journey = Journey.named("J1").about("SYN-001-query");
        send(journey.messages().get(REQUEST));
        Journey.Message query = statusQuery(journey);
        Answer before = send(query);
        assertThat(before.resource("Task").path("status").asString()).isEqualTo("received");
        send(journey.messages().get(RESPONSE));
        assertThat(send(query).text()).isEqualTo(before.text());
        Answer after = send(Letter.from(query).renewedBundleOnly("anew").message());
        assertThat(after.resource("Task").path("status").asString()).isEqualTo("accepted");
        assertThat(after.code()).isEqualTo("ok");
    }

    @Test
    void remembersARefusalToo() {
        Journey.Message wrong = Letter.from(request("refused"))
                .each("Patient", patient -> patient.remove("identifier"))
                .message();
        Answer refusal = send(wrong);
        assertThat(refusal.code()).isEqualTo("fatal-error");
        assertThat(send(wrong).text()).isEqualTo(refusal.text());
    }

    @Test
    void doesNotRememberThatItWasBusy() throws SQLException {
        Journey.Message request = request("busy");
        DemoPartner hospital = WholeService.partner("demo-hospital");
        assertThat(hospital.get("/fhir/Patient?_count=1").statusCode()).isEqualTo(200);
        List<Connection> taken = allConnections();
        HttpResponse<byte[]> busy;
        try {
            busy = hospital.send(request.json());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).isPresent();
        assertThat(Answer.of(busy).code()).isEqualTo("transient-error");
        assertThat(Answer.of(busy).text()).contains("REC_NOT_NOW");
        Answer answer = send(request);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("ok");
    }

    private static Journey.Message statusQuery(Journey journey) {
        return Letter.from(journey.messages().get(REQUEST))
                .renewed("query")
                .dated("2023-08-01T09:00:00-04:00")
                .telling("sij-referral-status-query")
                .message();
    }

    private static List<Connection> allConnections() throws SQLException {
        DataSource pool = WholeService.bean(DataSource.class);
        int size = pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
        List<Connection> taken = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    private static Journey.Message request(String salt) {
        return Journey.named("J1").about("SYN-001-once-" + salt).messages().get(REQUEST);
    }

    private static Answer send(Journey.Message message) {
        return Answer.to(message);
    }

    private static long versions() {
        return WholeService.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from resource_version", Long.class);
    }
}
