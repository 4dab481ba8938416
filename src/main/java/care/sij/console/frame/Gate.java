package care.sij.console.frame;

import care.sij.access.AccessRefused;
import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a person to a page of the console when it is open to the person's role, at a partner of that one. */
@Component
class Gate implements HandlerInterceptor {

    private final Callers callers;

    Gate(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isOpen(method)) {
            throw new AccessRefused(Refusal.ROLE_MISSING, "This page is not open to your role.");
        }
        return true;
    }

    private boolean isOpen(HandlerMethod method) {
        Caller caller = callers.current();
        return Optional.ofNullable(method.getBeanType().getAnnotation(OpenTo.class))
                .filter(open -> caller.person()
                        .filter(known -> Arrays.asList(open.value()).contains(known.role()))
                        .isPresent())
                .filter(open -> open.at().length == 0
                        || Arrays.asList(open.at()).contains(caller.partner().role()))
                .isPresent();
    }
}
