package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class V2EscapesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            plain                  ; plain
            a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f ; a|b^c&d~e\\f
            one\\.br\\two          ; one/two
            one\\.sp2\\two         ; one//two
            \\H\\bold\\N\\ text    ; bold text
            a\\X41\\b              ; aAb
            caf\\XC3A9\\           ; café
            a\\E\\.br\\E\\b        ; a\\.br\\b
            50 \\ 60               ; 50 \\ 60
            \\Zlocal\\ stays       ; \\Zlocal\\ stays
            \\XZZ\\ stays          ; \\XZZ\\ stays
            C:\\temp\\F\\          ; C:\\temp\\F\\
            """)
    void areReadOnce(String written, String meant) {
        V2Escapes escapes = new V2Escapes(StandardCharsets.UTF_8);

        assertThat(escapes.unescape(written, new EncodingCharacters('|', "^~\\&"))
                        .replace('\n', '/'))
                .isEqualTo(meant);
    }
}
