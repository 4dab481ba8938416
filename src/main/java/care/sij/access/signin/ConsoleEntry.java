package care.sij.access.signin;

import care.sij.access.Agent;
import care.sij.access.Network;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.people.SignIn;
import care.sij.access.people.SignIn.Typed;
import care.sij.access.signin.Sessions.Begun;
import care.sij.access.signin.SignInPage.Turn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people into the console and out of it. */
@RestController
class ConsoleEntry {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleEntry.class);

    private final SignIn signIn;
    private final Sessions sessions;
    private final Cookies cookies;
    private final OwnPage page;

    ConsoleEntry(SignIn signIn, Sessions sessions, Cookies cookies, OwnPage page) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
        this.page = page;
    }

    @GetMapping("/console/sign-in")
    ResponseEntity<String> ask(HttpServletRequest request) {
        return form(request, Turn.FIRST);
    }

    /** A session of its own each time, whatever cookie came: one that was known before is ended. */
    @PostMapping("/console/sign-in")
    ResponseEntity<String> signIn(HttpServletRequest request) {
        page.requireOwnForm(request);
        Optional<Known> person = signIn.prove(
                new Typed(stated(request, "login"), stated(request, "password"), stated(request, "code")),
                Network.of(request.getRemoteAddr()));
        LOG.info(
                "sign-in {}",
                person.map(known -> "of " + known.person().signature()).orElse("refused"));
        return person.map(known -> signedIn(known, request)).orElseGet(() -> form(request, Turn.AGAIN));
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        cookies.session(request).ifPresent(sessions::end);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console/sign-in")
                .header(HttpHeaders.SET_COOKIE, cookies.endSession())
                .build();
    }

    private ResponseEntity<String> signedIn(Known known, HttpServletRequest request) {
        new Agent(known.person().signature(), "").noteOn(request);
        cookies.session(request).ifPresent(sessions::end);
        Begun begun = sessions.begin(known);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, wanted(request).path())
                .header(HttpHeaders.SET_COOKIE, cookies.startSession(begun.id()), cookies.endForm())
                .build();
    }

    private ResponseEntity<String> form(HttpServletRequest request, Turn turn) {
        RandomValue form = RandomValue.fresh();
        ResponseEntity<String> answer = SignInPage.ofConsole(wanted(request), form, turn);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.SET_COOKIE, cookies.startForm(form))
                .body(answer.getBody());
    }

    private static ConsoleAddress wanted(HttpServletRequest request) {
        return ConsoleAddress.of(stated(request, "to"));
    }

    private static String stated(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
