package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class SeeOtherTest {

    @ParameterizedTest
    @CsvSource({
        "POST, redirect:/console/alerts, true",
        "GET, redirect:/console/alerts, false",
        "POST, console/mistake, false"
    })
    void isForWhatLeadsAwayAfterAForm(String method, String view, boolean seeOther) {
        ModelAndView page = new ModelAndView(view);

        new SeeOther()
                .postHandle(
                        new MockHttpServletRequest(method, "/console/alerts"),
                        new MockHttpServletResponse(),
                        new Object(),
                        page);

        assertThat(page.getStatus() != null).isEqualTo(seeOther);
    }
}
