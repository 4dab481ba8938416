package care.sij.access.signin;

import care.sij.access.Agent;
import care.sij.access.AskedScopes;
import care.sij.access.Network;
import care.sij.access.Person;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.people.SignIn;
import care.sij.access.people.SignIn.Typed;
import care.sij.access.signin.AuthorizationCodes.Grant;
import care.sij.access.signin.Sessions.Begun;
import care.sij.access.signin.Sessions.SignedIn;
import care.sij.access.signin.SignInPage.Turn;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The authorization endpoint (RFC 6749, 4.1.1): whoever is signed in goes back to the app with a code, who is not sees
 * the form, which comes back to the very same address.
 */
@RestController
class Authorization {

    private static final Logger LOG = LoggerFactory.getLogger(Authorization.class);

    private final AppSettings apps;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AuthorizationCodes codes;
    private final AskedScopes scopes;
    private final Cookies cookies;
    private final OwnPage page;
    private final BackToApp back;
    private final ServiceAddress address;

    Authorization(
            AppSettings apps,
            SignIn signIn,
            Sessions sessions,
            AuthorizationCodes codes,
            AskedScopes scopes,
            Cookies cookies,
            OwnPage page,
            BackToApp back,
            ServiceAddress address) {
        this.apps = apps;
        this.signIn = signIn;
        this.sessions = sessions;
        this.codes = codes;
        this.scopes = scopes;
        this.cookies = cookies;
        this.page = page;
        this.back = back;
        this.address = address;
    }

    @GetMapping("/oauth2/authorize")
    ResponseEntity<String> authorize(HttpServletRequest request) {
        return answered(request, (app, asked) -> {
            Optional<SignedIn> person = cookies.session(request).flatMap(sessions::of);
            if (person.isEmpty() && asked.quietly()) {
                throw new AuthorizationRefused(AuthorizationError.LOGIN_REQUIRED, "Nobody is signed in.");
            }
            person.ifPresent(one -> note(one.person(), request));
            return person.map(one -> back.with(code(app, asked, one), app, request))
                    .orElseGet(() -> form(app, request, Turn.FIRST));
        });
    }

    @PostMapping("/oauth2/authorize")
    ResponseEntity<String> signIn(HttpServletRequest request) {
        return answered(request, (app, asked) -> {
            page.requireOwnForm(request);
            Optional<Known> person = signIn.prove(
                    new Typed(typed(request, "login"), typed(request, "password"), typed(request, "code")),
                    Network.of(request.getRemoteAddr()));
            LOG.info(
                    "sign-in {}",
                    person.map(known -> "of " + known.person().signature()).orElse("refused"));
            return person.map(known -> signedIn(known, app, asked, request))
                    .orElseGet(() -> form(app, request, Turn.AGAIN));
        });
    }

    private ResponseEntity<String> answered(
            HttpServletRequest request, BiFunction<AppRequest, AuthorizationRequest, ResponseEntity<String>> answer) {
        AppRequest app = AppRequest.of(request, apps);
        try {
            return answer.apply(app, AuthorizationRequest.of(request, address.fhir(), scopes));
        } catch (AuthorizationRefused refused) {
            return back.refused(refused, app, request);
        }
    }

    /** A session of its own each time, whatever cookie came: one that was known before is ended. */
    private ResponseEntity<String> signedIn(
            Known known, AppRequest app, AuthorizationRequest asked, HttpServletRequest request) {
        note(known.person(), request);
        cookies.session(request).ifPresent(sessions::end);
        Begun begun = sessions.begin(known);
        return with(
                back.with(code(app, asked, begun.person()), app, request),
                cookies.startSession(begun.id()),
                cookies.endForm());
    }

    private ResponseEntity<String> form(AppRequest app, HttpServletRequest request, Turn turn) {
        RandomValue form = RandomValue.fresh();
        String asked = Optional.ofNullable(request.getQueryString()).orElse("");
        return with(SignInPage.form(app, asked, form, turn), cookies.startForm(form));
    }

    private RandomValue code(AppRequest app, AuthorizationRequest asked, SignedIn person) {
        return codes.issue(new Grant(
                app.app(),
                app.redirectUri(),
                asked.challenge(),
                asked.scopes(),
                asked.nonce(),
                person.person().login(),
                person.version(),
                person.since()));
    }

    private static ResponseEntity<String> with(ResponseEntity<String> answer, String... setCookies) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.SET_COOKIE, setCookies)
                .body(answer.getBody());
    }

    private static void note(Person person, HttpServletRequest request) {
        new Agent(person.signature(), "").noteOn(request);
    }

    private static String typed(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
