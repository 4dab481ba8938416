package care.sij.console.frame;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page its frame, and the words that all pages share. */
@ControllerAdvice(annotations = OpenTo.class)
class Framing {

    private final Callers callers;
    private final Words words;
    private final Menu menu;

    Framing(Callers callers, Words words, Menu menu) {
        this.callers = callers;
        this.words = words;
        this.menu = menu;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        Caller caller = callers.current();
        Person person = caller.person().orElseThrow();
        return new Frame(
                person.name(),
                person.role().code(),
                menu.of(person.role(), caller.partner().role()),
                request.getRequestURI());
    }

    @ModelAttribute("words")
    Words words() {
        return words;
    }
}
