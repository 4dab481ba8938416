package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.OpenTo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;

/** No page of the console is open by having been forgotten. */
class ConsoleControllersTest {

    /** Leads to the console and shows nothing. */
    private static final String ENTRANCE = "care.sij.console.frame.Entrance";

    @Test
    void sayEachToWhichRolesTheyAreOpen() {
        List<Class<?>> controllers =
                controllers().filter(type -> !type.getName().equals(ENTRANCE)).toList();

        assertThat(controllers).isNotEmpty().allSatisfy(controller -> {
            assertThat(controller).hasAnnotation(OpenTo.class);
            assertThat(controller.getAnnotation(OpenTo.class).value()).isNotEmpty();
        });
    }

    private static Stream<Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scan.findCandidateComponents("care.sij.console").stream()
                .map(bean -> named(String.valueOf(bean.getBeanClassName())));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
