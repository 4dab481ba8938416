package care.sij.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportedFileTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void answersWithNothingOfAFileWhosePartsAreBroken() {
        byte[] whole = Ndjson.of(List.of(Bytes.utf8("{}"))).toArray();
        assertThatThrownBy(() -> ExportedFile.write(request, response, taker -> {
                    taker.accept(Bytes.of(whole));
                    taker.accept(Bytes.of(Arrays.copyOf(whole, whole.length - 9)));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void knowsHowLongItsLinesAreWithoutReadingThem() {
        String large = "{\"text\":\"" + "a".repeat(70_000) + "\"}";

        assertThat(Ndjson.length(Ndjson.of(List.of()))).isZero();
        assertThat(Ndjson.length(Ndjson.of(List.of(Bytes.utf8("{}"), Bytes.utf8(large)))))
                .isEqualTo("{}\n".length() + large.length() + "\n".length());
    }

    @Test
    void answersWithNothingOfAFileThatCannotBeReadToItsEnd() {
        request.addHeader("Accept-Encoding", "gzip");
        assertThatThrownBy(() -> ExportedFile.write(request, response, taker -> {
                    taker.accept(Ndjson.of(List.of(Bytes.utf8("{}"))));
                    throw new IllegalStateException("the next part is gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getHeader("Content-Encoding")).isNull();
        assertThat(response.getContentType()).isNull();
    }
}
