package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Something an EHR requires in each request whose value only its operator knows. */
public record RequiredParameter(String name, Place in, Source source, String note) {

    /** Where in the request. */
    public enum Place implements Coded {
        QUERY("query"),
        HEADER("header");

        private final String code;

        Place(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        static Optional<Place> of(String code) {
            return Coded.find(values(), code);
        }
    }
}
