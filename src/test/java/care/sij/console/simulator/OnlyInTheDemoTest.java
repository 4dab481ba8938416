package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.mock.env.MockEnvironment;

/** Nothing of the simulator is there outside the demonstration. */
class OnlyInTheDemoTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                StartPage.class,
                RunPage.class,
                EhrPage.class,
                Samples.class,
                Runs.class,
                Runner.class,
                Conduct.class,
                AsPartner.class,
                Ehrs.class
            })
    void isThereInTheDemoOnly(Class<?> part) {
        assertThat(beans(part, "demo")).isEqualTo(1);
        assertThat(beans(part, "production")).isZero();
    }

    private static int beans(Class<?> part, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new AnnotatedBeanDefinitionReader(beans, environment).register(part);
        return beans.getBeanNamesForType(part, true, false).length;
    }
}
