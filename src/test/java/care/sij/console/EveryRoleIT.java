package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.ConsoleUser;
import care.sij.support.ConsoleWalk;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** What each address of the console answers each role, and who is not signed in. */
class EveryRoleIT {

    private static final String CARE = "coordinator clinician";
    private static final String READERS = CARE + " auditor";
    private static final String AUDITOR = "auditor";
    private static final String ADMIN = "integration-admin";
    private static final String ELSEWHERE = "integration-admin-elsewhere";
    private static final String ADMINS = ADMIN + " " + ELSEWHERE;
    private static final Pattern HEADING = Pattern.compile("<h1[ >]");
    private static final String DRAFT = "/console/partners/new/00000000-0000-4000-8000-000000000000";

    private static final Map<String, ConsoleUser> USERS = new TreeMap<>();

    /** What somebody gets whom the address is open to. */
    private enum Open {
        /** The page. */
        PAGE,
        /** A page that says that nothing is there: what the address names does not exist. */
        NOTHING,
        /** Not asked for here: a form that something comes of, or what is no page. */
        UNASKED
    }

    /** Where {@code hidden} is the role that gets nothing of it, though others do whom it is open to. */
    private record Address(String method, String path, Open open, String roles, String hidden) {

        Address but(String role) {
            return new Address(method, path, open, roles, role);
        }
    }

    static final List<Address> ADDRESSES = List.of(
            page("/console/worklist", CARE),
            nothing("/console/worklist/referrals/none", CARE),
            form("/console/worklist/referrals/none/accept", CARE),
            new Address("GET", "/console/live", Open.UNASKED, CARE, ""),
            new Address("GET", "/console/live/worklist", Open.UNASKED, CARE, ""),
            page("/console/patients", READERS),
            nothing("/console/patients/none", READERS),
            form("/console/patients/none/hidden", READERS),
            nothing("/console/patients/none/history", READERS),
            nothing("/console/patients/none/history/compare", READERS),
            nothing("/console/patients/none/history/reads", AUDITOR),
            nothing("/console/patients/none/history/absence", AUDITOR),
            nothing("/console/patients/none/history/export", AUDITOR),
            nothing("/console/patients/none/history/export/file", AUDITOR),
            form("/console/patients/none/history/verify", AUDITOR),
            nothing("/console/history/Patient/none", READERS),
            nothing("/console/history/Patient/none/1", READERS),
            nothing("/console/history/Patient/none/1/raw", READERS),
            page("/console/audit", AUDITOR),
            nothing("/console/audit/rows/999999999", AUDITOR),
            page("/console/audit/proof?of=Patient/none/_history/1", AUDITOR),
            page("/console/audit/ledger", AUDITOR),
            form("/console/audit/ledger/verify", AUDITOR),
            page("/console/partners", ADMIN),
            page("/console/partners/new", ADMIN),
            form("/console/partners/new", ADMIN),
            nothing(DRAFT + "/address", ADMIN),
            form(DRAFT + "/address", ADMIN),
            form(DRAFT + "/end", ADMIN),
            nothing("/console/partners/none", ADMIN),
            form("/console/partners/none/check", ADMIN),
            form("/console/partners/none/hold", ADMIN),
            form("/console/partners/none/release", ADMIN),
            form("/console/partners/none/withdraw", ADMIN),
            nothing("/console/partners/none/configuration", ADMIN),
            form("/console/partners/none/configuration", ADMIN),
            nothing("/console/partners/none/history", ADMIN),
            nothing("/console/partners/none/history/1", ADMIN),
            form("/console/partners/none/history/1", ADMIN),
            page("/console/alerts", ADMIN),
            nothing("/console/alerts/999999", ADMIN),
            form("/console/alerts/999999", ADMIN),
            page("/console/messages", ADMINS),
            nothing("/console/messages/in/demo-hospital/none", ADMINS),
            nothing("/console/messages/in/demo-hospital/none/download", ADMINS),
            nothing("/console/messages/in/demo-hospital/none/edit", ADMINS),
            form("/console/messages/in/demo-hospital/none/edit", ADMINS),
            nothing("/console/messages/in/demo-hospital/none/replay", ADMINS),
            form("/console/messages/in/demo-hospital/none/replay", ADMINS),
            form("/console/messages/in/demo-hospital/none/reason", ADMINS),
            form("/console/messages/in/demo-hospital/none/resend", ADMINS),
            form("/console/messages/in/demo-hospital/none/hold", ADMINS),
            form("/console/messages/in/demo-hospital/none/release", ADMINS),
            page("/console/codes", ADMINS),
            page("/console/codes/map?partner=demo-hospital&system=http://example.org&code=x", ADMINS)
                    .but(ELSEWHERE),
            form("/console/codes/map", ADMINS),
            page("/console/codes/maps/demo-hospital/in", ADMINS),
            form("/console/codes/maps/demo-hospital/in", ADMINS),
            page("/console/simulator", ADMIN),
            form("/console/simulator/runs", ADMIN),
            page("/console/simulator/ehr", ADMIN),
            nothing("/console/simulator/runs/none", ADMIN),
            nothing("/console/simulator/runs/none/progress", ADMIN),
            form("/console/simulator/runs/none/again", ADMIN),
            form("/console/simulator/runs/none/next", ADMIN),
            form("/console/simulator/runs/none/broken", ADMIN));

    private static Address page(String path, String roles) {
        return new Address("GET", path, Open.PAGE, roles, "");
    }

    private static Address nothing(String path, String roles) {
        return new Address("GET", path, Open.NOTHING, roles, "");
    }

    private static Address form(String path, String roles) {
        return new Address("POST", path, Open.UNASKED, roles, "");
    }

    @BeforeAll
    static void signIn() {
        Stream.of("coordinator", "clinician", AUDITOR, ADMIN).forEach(role -> USERS.put(role, ConsoleUser.of(role)));
        USERS.put(ELSEWHERE, ConsoleUser.of(ADMIN, "demo-hospital"));
    }

    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void opensToTheRolesThatItIsFor(Address address) {
        List<String> roles = List.of(address.roles().split(" "));
        USERS.forEach((role, user) -> {
            if (!roles.contains(role)) {
                says(asked(user, address), 403, List.of("Not open to you", "Choose another page"));
            } else if (address.open() == Open.PAGE && !role.equals(address.hidden())) {
                says(asked(user, address), 200, List.of());
            } else if (address.open() != Open.UNASKED) {
                says(asked(user, address), 404, List.of("Nothing here", "Check the address"));
            }
        });
    }

    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void asksToSignInFirst(Address address) {
        HttpResponse<String> answer = ConsoleUser.nobody().call(address.method(), address.path());

        if (address.method().equals("GET")) {
            assertThat(answer.statusCode()).isIn(302, 401);
            assertThat(answer.statusCode() == 401
                            || answer.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .startsWith("/console/sign-in?to="))
                    .isTrue();
        } else {
            assertThat(answer.statusCode()).isIn(302, 303, 403);
        }
        assertThat(answer.body()).doesNotContain("<table", "<nav");
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator, /console/worklist /console/patients",
        "clinician, /console/worklist /console/patients",
        "auditor, /console/patients /console/audit",
        "integration-admin, /console/partners /console/messages /console/codes /console/alerts /console/simulator",
        "integration-admin-elsewhere, /console/messages /console/codes"
    })
    void beginsWithAPageAndHasAMenuOfPages(String role, String pages) {
        ConsoleUser user = USERS.get(role);

        assertThat(ConsoleWalk.menu(user)).containsExactly(pages.split(" "));
        assertThat(pages.split(" ")).allSatisfy(page -> says(user.get(page), 200, List.of()));
        assertThat(user.get("/console").headers().firstValue("Location").orElse(""))
                .endsWith(pages.split(" ")[0]);
    }

    private static HttpResponse<String> asked(ConsoleUser user, Address address) {
        return address.method().equals("GET")
                ? user.get(address.path())
                : user.post("/console/nowhere", address.path(), Map.of());
    }

    private static void says(HttpResponse<String> answer, int status, List<String> words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(HEADING.matcher(answer.body()).results().count()).isEqualTo(1);
        assertThat(words).allSatisfy(word -> assertThat(answer.body()).contains(word));
    }

    @Test
    void noAddressIsLeftOut() {
        List<String> left = controllers()
                .flatMap(EveryRoleIT::mappings)
                .filter(mapping -> ADDRESSES.stream().noneMatch(address -> isAt(mapping, address)))
                .toList();

        assertThat(left).isEmpty();
    }

    private static boolean isAt(String mapping, Address address) {
        String[] parts = mapping.split(" ", 2);
        return parts[0].equals(address.method())
                && PathPatternParser.defaultInstance
                        .parse(parts[1])
                        .matches(PathContainer.parsePath(address.path().replaceFirst("\\?.*", "")));
    }

    private static Stream<Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scan.findCandidateComponents("care.sij.console").stream()
                .map(bean -> String.valueOf(bean.getBeanClassName()))
                .filter(name -> !name.startsWith("care.sij.console.frame."))
                .map(EveryRoleIT::named);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Methods and patterns, as {@code GET /console/patients/{id}}. */
    private static Stream<String> mappings(Class<?> controller) {
        String base = Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class))
                .map(mapping -> mapping.path()[0])
                .orElse("");
        return Arrays.stream(controller.getDeclaredMethods())
                .flatMap(method -> mapping(method).stream())
                .flatMap(mapping -> (mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path()))
                        .map(path -> mapping.method()[0].name() + " " + base + path));
    }

    private static Optional<RequestMapping> mapping(Method method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
    }
}
