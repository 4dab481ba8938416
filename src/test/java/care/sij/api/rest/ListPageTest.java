package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.partner.ServiceAddress;
import care.sij.record.PageCursor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lists that operations give are read page by page. */
class ListPageTest {

    private static final ServiceAddress SERVICE = new ServiceAddress(URI.create("http://localhost:8080"));
    private static final PageCursor PLACE = new PageCursor(List.of("7"));

    private final ListPage page = new ListPage("$things", Map.of(), 5, Optional.empty())
            .narrowedBy("state", Optional.of("open"))
            .narrowedBy("partner", Optional.of("a&b"))
            .narrowedBy("other", Optional.empty());

    @Test
    void namesTheNextOneWithWhatNarrowsTheList() {
        assertThat(page.next(SERVICE, Optional.of(PLACE)))
                .hasValueSatisfying(next -> assertThat(next)
                        .startsWith("http://localhost:8080/fhir/$things?_count=5&partner=a%26b&state=open&_cursor="));
        assertThat(page.next(SERVICE, Optional.empty())).isEmpty();
    }

    @Test
    void goesOnInTheSameListOnly() {
        String next = page.next(SERVICE, Optional.of(PLACE)).orElseThrow();
        Optional<String> cursor = Optional.of(next.substring(next.indexOf("_cursor=") + "_cursor=".length()));
        assertThat(new ListPage("$things", page.narrowed(), 9, cursor).after()).contains(PLACE);
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> new ListPage("$things", Map.of(), 5, cursor).after());
    }
}
