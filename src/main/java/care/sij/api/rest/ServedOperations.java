package care.sij.api.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Below which paths, and by which methods, an operation is served: a capability statement says only that it is. */
@Component
class ServedOperations {

    private static final Set<RequestMethod> ANY = Set.of(RequestMethod.GET, RequestMethod.POST);
    private static final String BASE = "/fhir/";

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    ServedOperations(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** Methods by path below the base, of an operation on the whole system. */
    Map<String, Set<String>> ofSystem(String name) {
        return found(List.of(BASE + "$" + name), "", name);
    }

    /** Methods by path below the base, of an operation on a type or on one resource of it. */
    Map<String, Set<String>> of(String type, String name) {
        return found(List.of(BASE + type + "/$" + name, BASE + type + "/{id}/$" + name), type, name);
    }

    private Map<String, Set<String>> found(List<String> paths, String type, String name) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (RequestMappingInfo info : mapping.getObject().getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                String path = pattern.endsWith("/$" + name) ? plain(pattern, type) : "";
                if (paths.contains(path)) {
                    methods(info)
                            .forEach(method -> found.computeIfAbsent(
                                            path.substring(BASE.length() - 1), at -> new TreeSet<>())
                                    .add(method));
                }
            }
        }
        return found;
    }

    /** The first variable of a pattern is the type, unless that is spelled out; the other is the id. */
    private static String plain(String pattern, String type) {
        return pattern.replaceFirst("^/fhir/\\{[^/]*\\}/", BASE + type + "/")
                .replaceFirst("\\{[^/]*\\}/\\$", "{id}/\\$");
    }

    private static Set<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Set<String> names = new TreeSet<>();
        (methods.isEmpty() ? ANY : methods).forEach(method -> names.add(method.name()));
        return names;
    }
}
