package care.sij.console.frame;

import care.sij.access.AccessRefused;
import care.sij.access.RequestId;
import care.sij.record.SearchTooSlow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page why there is nothing to see: the one place where the console's refusals become answers. */
@ControllerAdvice(annotations = OpenTo.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Mistakes {

    private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);

    private final Framing framing;

    Mistakes(Framing framing) {
        this.framing = framing;
    }

    @ExceptionHandler
    ModelAndView notOpen(AccessRefused refused, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.FORBIDDEN,
                new Mistake(
                        "Not open to you",
                        String.valueOf(refused.getMessage()),
                        "Choose another page, or ask an administrator for the role that you need."));
    }

    @ExceptionHandler
    ModelAndView notThere(NotThere refused, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.NOT_FOUND,
                new Mistake(
                        "Nothing here",
                        "There is no such page, or nothing on it that you may see.",
                        "Check the address, or choose a page from the menu."));
    }

    @ExceptionHandler
    ModelAndView tooSlow(SearchTooSlow refused, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                new Mistake("This takes too long", "The search did not end in time.", "Narrow the filter."));
    }

    @ExceptionHandler({
        BindException.class,
        ServletRequestBindingException.class,
        MethodArgumentTypeMismatchException.class,
        IllegalFilter.class
    })
    ModelAndView notUnderstood(Exception refused, HttpServletRequest request) {
        String reason = refused instanceof IllegalFilter
                ? String.valueOf(refused.getMessage())
                : "A field or a filter has no value of its kind.";
        return page(
                request,
                HttpStatus.BAD_REQUEST,
                new Mistake("Not understood", reason, "Go back, correct it and try again. Nothing was changed."));
    }

    @ExceptionHandler
    ModelAndView failed(RuntimeException failure, HttpServletRequest request) {
        LOG.error("a page of the console failed: {}", failure.getClass().getName());
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                new Mistake(
                        "This did not work",
                        "The fault is the service's. Its number is " + RequestId.of(request) + ".",
                        "Try again; if that does not help, tell your operator the number."));
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, Mistake mistake) {
        return new ModelAndView(
                "console/mistake",
                Map.of("frame", framing.frame(request), "words", framing.words(), "mistake", mistake),
                status);
    }
}
