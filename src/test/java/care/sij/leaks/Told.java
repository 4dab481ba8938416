package care.sij.leaks;

import java.util.Locale;

/** Something that may be told of nobody: a word or a few of a patient, and what it is. */
record Told(Kind kind, String text) {

    enum Kind {
        NAME,
        BIRTH_DATE,
        ADDRESS,
        PHONE_OR_MAIL,
        IDENTIFIER,
        TOKEN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
