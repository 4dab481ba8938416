package care.sij.console.frame;

import care.sij.access.AccessRefused;
import care.sij.access.RequestId;
import care.sij.record.NoSuchPlace;
import care.sij.record.NotIndexedYet;
import care.sij.record.SearchTooSlow;
import care.sij.record.TooMuchAtOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page why there is nothing to see: the one place where the console's refusals become answers. */
@ControllerAdvice(annotations = OpenTo.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Mistakes {

    private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private static final Mistake NOT_OF_ITS_KIND = new Mistake(
            "Not understood",
            "A field or a filter has no value of its kind.",
            "Go back, correct it and try again. Nothing was changed.");

    private final MistakePages pages;

    Mistakes(MistakePages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView notOpen(AccessRefused refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(
                new Mistake(
                        "Not open to you",
                        String.valueOf(refused.getMessage()),
                        "Choose another page, or ask an administrator for the role that you need."),
                HttpStatus.FORBIDDEN,
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView notThere(NotThere refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(
                new Mistake(
                        "Nothing here",
                        "There is no such page, or nothing on it that you may see.",
                        "Check the address, or choose a page from the menu."),
                HttpStatus.NOT_FOUND,
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView otherMethod(
            HttpRequestMethodNotSupportedException refused, HttpServletRequest request, HttpServletResponse response) {
        refused.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        return pages.of(
                new Mistake(
                        "Not done this way",
                        "There is a page at this address, but it does not take this kind of request.",
                        "Choose the page from the menu and use its buttons. Nothing was changed."),
                HttpStatus.METHOD_NOT_ALLOWED,
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView tooSlow(SearchTooSlow refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(
                new Mistake("This takes too long", "The search did not end in time.", "Narrow the filter."),
                HttpStatus.SERVICE_UNAVAILABLE,
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView notIndexed(NotIndexedYet refused, HttpServletRequest request, HttpServletResponse response) {
        return notNow(
                NotIndexedYet.WAIT,
                "After an upgrade some of the record is still being indexed, and this filter would find too much.",
                "Choose another filter, or try again in a minute. Nothing was changed.",
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView tooMuch(TooMuchAtOnce refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(
                new Mistake(
                        "Too much for one page",
                        "What this page would hold is longer than " + (TooMuchAtOnce.MOST >> 20)
                                + " MB. Nothing was changed.",
                        "Ask for less of it: an earlier time, a shorter span, or one resource at a time."),
                HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                response);
    }

    @ExceptionHandler
    ModelAndView noSuchPlace(NoSuchPlace refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(
                new Mistake(
                        NOT_OF_ITS_KIND.title(),
                        "The list has no such place.",
                        "Begin at its first page. Nothing was changed."),
                HttpStatus.BAD_REQUEST,
                request,
                response);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class})
    ModelAndView notJustNow(RuntimeException failure, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn(
                "a page of the console got nothing of the record: {}",
                failure.getClass().getName());
        return notNow(
                COME_AGAIN,
                "The record cannot be reached, or others are changing the same.",
                "Try again in a few seconds. Nothing was changed.",
                request,
                response);
    }

    private ModelAndView notNow(
            Duration wait, String why, String remedy, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return pages.of(new Mistake("Not just now", why, remedy), HttpStatus.SERVICE_UNAVAILABLE, request, response);
    }

    @ExceptionHandler
    ModelAndView illegalFilter(IllegalFilter refused, HttpServletRequest request, HttpServletResponse response) {
        Mistake mistake =
                new Mistake(NOT_OF_ITS_KIND.title(), String.valueOf(refused.getMessage()), NOT_OF_ITS_KIND.remedy());
        return pages.of(mistake, HttpStatus.BAD_REQUEST, request, response);
    }

    /**
     * Also when query or form cannot be decoded or a parameter's name is none: container and firewall look at them when
     * a parameter is first read.
     */
    @ExceptionHandler({
        BindException.class,
        ServletRequestBindingException.class,
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class,
        InvalidParameterException.class,
        RequestRejectedException.class
    })
    ModelAndView notUnderstood(Exception refused, HttpServletRequest request, HttpServletResponse response) {
        return pages.of(NOT_OF_ITS_KIND, HttpStatus.BAD_REQUEST, request, response);
    }

    /** Nobody is there to be told. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {
        // The browser left.
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return pages.of(NOT_OF_ITS_KIND, HttpStatus.BAD_REQUEST, request, response);
        }
        LOG.error("a page of the console failed: {}", failure.getClass().getName());
        return pages.of(
                new Mistake(
                        "This did not work",
                        "The fault is the service's. Its number is " + RequestId.of(request) + ".",
                        "Try again; if that does not help, tell your operator the number."),
                HttpStatus.INTERNAL_SERVER_ERROR,
                request,
                response);
    }
}
