package care.sij.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which methods a page takes that was asked for by another. */
@Component
class OtherMethods {

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    OtherMethods(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** Those of the pages at the path; none when there is no page. */
    Set<String> at(HttpServletRequest request) {
        return mapping.getObject().getHandlerMethods().keySet().stream()
                .filter(page -> isAt(page, request))
                .flatMap(page -> page.getMethodsCondition().getMethods().stream())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAt(RequestMappingInfo page, HttpServletRequest request) {
        return page.getPathPatternsCondition() != null
                && page.getPathPatternsCondition().getMatchingCondition(request) != null;
    }
}
