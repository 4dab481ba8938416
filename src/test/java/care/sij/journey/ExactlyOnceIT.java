package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answers;
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
        HttpResponse<byte[]> first = send(request);
        long versions = versions();
        assertThat(Answers.code(first)).isEqualTo("ok");
        assertThat(send(request).body()).isEqualTo(first.body());
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void givesTheSameBytesForTheSameMessageSentAgainInANewBundle() {
        Journey.Message request = request("enveloped");
        HttpResponse<byte[]> first = send(request);
        long versions = versions();
        Journey.Message again = Letter.from(request).renewedBundleOnly("again").message();
        assertThat(send(again).body()).isEqualTo(first.body());
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
            HttpResponse<byte[]> answer =
                    send(Letter.from(sent).renewedHeaderOnly("new").message());
            assertThat(Answers.code(answer)).isEqualTo("fatal-error");
            assertThat(Answers.text(answer)).contains("SEND_REUSED_BUNDLE_ID", "\"duplicate\"", "Bundle.id");
            assertThat(versions()).isEqualTo(versions);
        }
    }

    @Test
    void refusesAModifiedResendAndStillAnswersTheOriginal() {
        Journey.Message request = request("modified");
        HttpResponse<byte[]> first = send(request);
        Journey.Message modified = Letter.from(request)
                .each("Patient", patient -> patient.put("gender", "other"))
                .message();
        HttpResponse<byte[]> refusal = send(modified);
        assertThat(Answers.code(refusal)).isEqualTo("fatal-error");
        assertThat(Answers.text(refusal)).contains("SEND_MODIFIED_RESEND");
        assertThat(send(modified).body()).isEqualTo(refusal.body());
        assertThat(send(request).body()).isEqualTo(first.body());
    }

    @Test
    void answersAQueryAnewWhenItIsAskedAnew() {
        Journey journey = Journey.named("J1").about("SYN-001-query");
        send(journey.messages().get(REQUEST));
        Journey.Message query = statusQuery(journey);
        HttpResponse<byte[]> before = send(query);
        assertThat(Answers.resource(before, "Task").path("status").asString()).isEqualTo("received");
        send(journey.messages().get(RESPONSE));
        assertThat(send(query).body()).isEqualTo(before.body());
        HttpResponse<byte[]> after =
                send(Letter.from(query).renewedBundleOnly("anew").message());
        assertThat(Answers.resource(after, "Task").path("status").asString()).isEqualTo("accepted");
        assertThat(Answers.code(after)).isEqualTo("ok");
    }

    @Test
    void remembersARefusalToo() {
        Journey.Message wrong = Letter.from(request("refused"))
                .each("Patient", patient -> patient.remove("identifier"))
                .message();
        HttpResponse<byte[]> refusal = send(wrong);
        assertThat(Answers.code(refusal)).isEqualTo("fatal-error");
        assertThat(send(wrong).body()).isEqualTo(refusal.body());
    }

    @Test
    void doesNotRememberThatItWasBusy() throws SQLException {
        Journey.Message request = request("busy");
        DemoPartner hospital = WholeService.partner("demo-hospital");
        assertThat(hospital.get("/fhir/Patient?_count=1").statusCode()).isEqualTo(200);
        List<Connection> taken = allConnections();
        HttpResponse<byte[]> refused;
        try {
            refused = hospital.send(request.json());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Answers.code(refused)).isEqualTo("transient-error");
        assertThat(Answers.text(refused)).contains("REC_NOT_NOW");
        HttpResponse<byte[]> answer = send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Answers.code(answer)).isEqualTo("ok");
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

    private static HttpResponse<byte[]> send(Journey.Message message) {
        DemoPartner sender = WholeService.partner(message.client());
        return sender.send(message.json());
    }

    private static long versions() {
        return WholeService.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from resource_version", Long.class);
    }
}
