package care.sij.access.signin;

import care.sij.access.Network;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.people.SignIn;
import care.sij.access.people.SignIn.Typed;
import care.sij.access.signin.ConsoleSignInPage.Occasion;
import care.sij.access.signin.ConsoleSignInPage.Ways;
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

/** Lets people with an account into the console, and everybody out of it. */
@RestController
class ConsoleEntry {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleEntry.class);
    private static final String EVERYWHERE = "everywhere";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Cookies cookies;
    private final OwnPage page;
    private final ConsoleArrivals arrivals;
    private final ProviderSettings provider;

    ConsoleEntry(
            SignIn signIn,
            Sessions sessions,
            Cookies cookies,
            OwnPage page,
            ConsoleArrivals arrivals,
            ProviderSettings provider) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
        this.page = page;
        this.arrivals = arrivals;
        this.provider = provider;
    }

    @GetMapping("/console/sign-in")
    ResponseEntity<String> ask(HttpServletRequest request) {
        return form(request, Occasion.of(stated(request, "why")));
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
        return person.map(known -> arrivals.of(sessions.begin(known), wanted(request), request))
                .orElseGet(() -> form(request, Occasion.WRONG));
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        if (stated(request, "where").equals(EVERYWHERE)) {
            cookies.session(request).ifPresent(sessions::endAllOfItsPerson);
        } else {
            cookies.session(request).ifPresent(sessions::end);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console/sign-in?why=" + Occasion.SIGNED_OUT.code())
                .header(HttpHeaders.SET_COOKIE, cookies.endSession())
                .build();
    }

    private ResponseEntity<String> form(HttpServletRequest request, Occasion occasion) {
        RandomValue form = RandomValue.fresh();
        ResponseEntity<String> answer = ConsoleSignInPage.of(
                wanted(request), form, occasion, provider.isOffered() ? Ways.ACCOUNT_OR_PROVIDER : Ways.ACCOUNT);
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
