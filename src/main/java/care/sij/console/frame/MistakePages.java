package care.sij.console.frame;

import care.sij.access.AccessRefused;
import care.sij.access.PlainPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * A mistake as a page, or in the place of the page's content when htmx asked; without the frame where nobody is let in
 * whom it could be made for.
 */
@Component
class MistakePages {

    private static final String PAGE = "console/mistake";
    private static final String CONTENT = PAGE + " :: content";

    private final Framing framing;

    MistakePages(Framing framing) {
        this.framing = framing;
    }

    ModelAndView of(Mistake mistake, HttpStatus status, HttpServletRequest request, HttpServletResponse response) {
        if (PlainPage.isPartAskedFor(request)) {
            PlainPage.takeTheContentsPlace(response);
            return new ModelAndView(CONTENT, Map.of("mistake", mistake), status);
        }
        try {
            return new ModelAndView(
                    PAGE,
                    Map.of("frame", framing.frame(request), "words", framing.words(), "mistake", mistake),
                    status);
        } catch (AccessRefused nobody) {
            return plain(mistake, status);
        }
    }

    private static ModelAndView plain(Mistake mistake, HttpStatus status) {
        PlainPage page = new PlainPage(mistake.title(), mistake.reason(), mistake.remedy());
        return new ModelAndView((model, request, response) -> page.write(request, response, status.value()));
    }
}
