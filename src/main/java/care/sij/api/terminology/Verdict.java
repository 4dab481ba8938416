package care.sij.api.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/**
 * Whether a code is right, as {@code $validate-code} answers it.
 *
 * @param message why not
 * @param display what the code is called
 */
record Verdict(boolean result, Optional<String> message, Optional<String> display) {

    static Verdict not(String message) {
        return new Verdict(false, Optional.of(message), Optional.empty());
    }

    /** Of a code that is there: right unless it was said to be called otherwise. */
    static Verdict found(Coding asked, Optional<String> display) {
        boolean otherwise = asked.hasDisplay()
                && display.filter(known -> !known.equalsIgnoreCase(asked.getDisplay()))
                        .isPresent();
        return otherwise
                ? new Verdict(false, Optional.of("The code is there, but it is not called so."), display)
                : new Verdict(true, Optional.empty(), display);
    }

    Parameters parameters() {
        Parameters answer = new Parameters();
        answer.addParameter().setName("result").setValue(new BooleanType(result));
        message.ifPresent(text -> answer.addParameter().setName("message").setValue(new StringType(text)));
        display.ifPresent(text -> answer.addParameter().setName("display").setValue(new StringType(text)));
        return answer;
    }
}
