package care.sij.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** Leads from a form that was done to a page by 303, which is read and not sent again (RFC 9110 15.4.4). */
@Component
class SeeOther implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && request.getMethod().equals("POST") && leadsAway(page.getViewName())) {
            page.setStatus(HttpStatus.SEE_OTHER);
        }
    }

    private static boolean leadsAway(@Nullable String view) {
        return view != null && view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }
}
