package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.Chromium.Look;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** A page of each kind in the dark, on the narrowest screen, on paper, by keyboard alone, and how much it weighs. */
@Tag("long")
class LooksBrowserIT {

    private static final int LARGEST = 200 * 1024;
    private static final Journey TREATED =
            Journey.named("J1").about("SYN-001-looks").only(0, 1, 2, 3, 4, 5, 6);
    private static final Journey ASKED =
            Journey.named("J1").about("SYN-001-looksask").only(0);

    /** The page and the files that it loads, not compressed. */
    private static final String WEIGHT = "return [...performance.getEntriesByType('navigation'),"
            + " ...performance.getEntriesByType('resource').filter(part => /[.](css|js)$/.test(part.name))]"
            + ".reduce((sum, part) => sum + part.decodedBodySize, 0)";

    private static final String WIDER_THAN_THE_SCREEN = "const page = document.scrollingElement;"
            + "return page.scrollWidth <= 320 ? [] : [page.scrollWidth + ' px', ...[...document.querySelectorAll('main *')]"
            + ".filter(one => one.getBoundingClientRect().right > 320 && !one.parentElement.closest('.scroll'))"
            + ".map(one => one.outerHTML.slice(0, 120)).slice(0, 5)]";

    private static final String ON_PAPER_IN_VAIN =
            "return [...document.querySelectorAll('nav, form, .skip, button')].filter(one => one.checkVisibility())"
                    + ".map(one => one.outerHTML.slice(0, 120))";

    /** Words whose colour, or whose ground's, is not as on paper: relative luminance as WCAG defines it. */
    private static final String NOT_DARK_ON_WHITE = """
            const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
            const seen = colour => !/, 0\\)$/.test(colour);
            const ground = one => !one ? 'rgb(255, 255, 255)' : seen(getComputedStyle(one).backgroundColor)
                ? getComputedStyle(one).backgroundColor : ground(one.parentElement);
            return [...document.querySelectorAll('body, body *')]
                .filter(one => one.checkVisibility() && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                .filter(one => {
                    const look = getComputedStyle(one);
                    return light(one.closest('svg') ? look.fill : look.color) > 0.183 || light(ground(one)) < 0.75;
                })
                .map(one => one.outerHTML.slice(0, 120)).slice(0, 5)""";

    private static Chromium browser;
    private static ConsoleUser coordinator;
    private static ConsoleUser clinician;
    private static ConsoleUser auditor;
    private static ConsoleUser admin;
    private static String draft;
    private static String run;
    private static Optional<ConsoleUser> signedIn = Optional.empty();

    @BeforeAll
    static void start() {
        browser = Chromium.start();
        TREATED.messages().forEach(Answer::taken);
        ASKED.messages().forEach(Answer::taken);
        coordinator = ConsoleUser.of("coordinator");
        clinician = ConsoleUser.of("clinician");
        auditor = ConsoleUser.of("auditor");
        admin = ConsoleUser.of("integration-admin");
        run = location(admin.post("/console/simulator", "/console/simulator/runs", Map.of("sample", "J1-01")));
        draft = location(admin.post("/console/partners/new", "/console/partners/new", Map.of("kind", "fhir")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** A page and who looks at it. */
    record Page(String path, Optional<ConsoleUser> user) {

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Page> pages() {
        String patient = "/console/patients/" + new Recorded(TREATED).patient();
        String task =
                ResourceIds.of("Task", "http://demo-hospital.example.org/referral", "REF-" + ASKED.patient() + "-1");
        return Stream.of(
                        Stream.of(new Page("/console/sign-in", Optional.empty())),
                        seen(
                                coordinator,
                                "/console/worklist",
                                "/console/worklist/referrals/" + task,
                                "/console/patients",
                                "/console/nowhere"),
                        seen(clinician, patient),
                        seen(
                                auditor,
                                patient + "/history",
                                patient + "/history/compare",
                                patient + "/history/export",
                                "/console/audit",
                                "/console/audit/proof?of=Patient/" + new Recorded(TREATED).patient() + "/_history/1"),
                        seen(
                                admin,
                                "/console/partners",
                                draft.replace("/address", "/identity"),
                                "/console/partners/demo-hospital",
                                "/console/alerts",
                                "/console/messages",
                                "/console/messages/in/demo-hospital/"
                                        + TREATED.messages().get(0).id(),
                                "/console/codes",
                                "/console/simulator",
                                run,
                                "/console/simulator/ehr?sample=J1-07&ehr=profile:oracle-health"))
                .flatMap(pages -> pages);
    }

    private static Stream<Page> seen(ConsoleUser user, String... paths) {
        return Stream.of(paths).map(path -> new Page(path, Optional.of(user)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isForEverybodyEverywhere(Page page) {
        if (!page.user().equals(signedIn)) {
            page.user().ifPresent(browser::become);
            signedIn = page.user();
        }
        browser.look(Look.DARK);
        browser.open(page.path());
        assertThat(browser.all("h1")).hasSize(1);
        assertThat((Long) browser.script(WEIGHT)).as("bytes").isBetween(1000L, (long) LARGEST);
        reachesTheContentByKeyboard();
        browser.assertAccessible();
        browser.look(Look.NARROW);
        assertThat(none(WIDER_THAN_THE_SCREEN)).as("320 pixels").isEmpty();
        browser.look(Look.PRINTED);
        assertThat(none(ON_PAPER_IN_VAIN)).as("printed").isEmpty();
        assertThat(none(NOT_DARK_ON_WHITE)).as("printed").isEmpty();
    }

    private static List<?> none(String script) {
        return (List<?>) browser.script(script);
    }

    /** By the first link where there is a menu to pass by; else by where the focus is. */
    private static void reachesTheContentByKeyboard() {
        if (!browser.all(".skip").isEmpty()) {
            browser.key(Keys.TAB);
            assertThat(browser.script("return document.activeElement.className"))
                    .isEqualTo("skip");
            browser.key(Keys.ENTER);
            browser.key(Keys.TAB);
        }
        assertThat(browser.script("const at = document.activeElement; return at.closest('main') !== null"
                        + " && at.matches('a, button, input, select, textarea, summary, [tabindex=\"0\"]')"
                        + " && getComputedStyle(at).outlineStyle !== 'none'"))
                .as("the focus is in the content, and is seen")
                .isEqualTo(true);
    }
}
