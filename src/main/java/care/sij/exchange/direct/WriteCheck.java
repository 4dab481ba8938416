package care.sij.exchange.direct;

import care.sij.conformance.CodeTranslation;
import care.sij.conformance.Finding;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.codes.IncomingCodes;
import care.sij.exchange.codes.IncomingCodes.Seen;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.springframework.stereotype.Component;

/** Whether the resources to be written conform to FHIR and to the profiles they were recognised as. */
@Component
class WriteCheck {

    private static final Pattern PLACE =
            Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource(?:\\.ofType\\([A-Za-z]+\\))?(.*)");

    private final MessageValidator validator;
    private final CodeMaps maps;
    private final IncomingCodes codes;

    WriteCheck(MessageValidator validator, CodeMaps maps, IncomingCodes codes) {
        this.validator = validator;
        this.maps = maps;
        this.codes = codes;
    }

    /**
     * What is doubtful of each write. Translates the codes in the resources, notes the recognised profiles in them, and
     * the codes that nobody could read for somebody to map.
     *
     * @throws StatementRefused when something is wrong
     */
    List<List<Issue>> advice(WriteRequest request) {
        List<Write> writes = request.writes();
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        for (Write write : writes) {
            BundleEntryComponent entry = bundle.addEntry();
            write.content()
                    .ifPresent(resource -> entry.setFullUrl(write.fullUrl()).setResource(resource));
        }
        CodeMap map = maps.now(request.partner().id(), Direction.IN);
        CodeTranslation.apply(map, bundle);
        List<Finding> findings = validator.validateEach(bundle);
        codes.note(new Seen(request.partner(), request.requestId(), map), bundle);
        return sorted(writes, findings);
    }

    private static List<List<Issue>> sorted(List<Write> writes, List<Finding> findings) {
        List<List<Issue>> advice =
                writes.stream().<List<Issue>>map(none -> new ArrayList<>()).toList();
        List<Issue> errors = new ArrayList<>();
        for (Finding finding : findings) {
            Matcher place = PLACE.matcher(finding.location());
            if (!place.matches()) {
                throw new IllegalStateException("a finding about no resource: " + finding.rule());
            }
            int number = Integer.parseInt(place.group(1));
            String location = writes.get(number).location() + place.group(2);
            String text = finding.text() + " (" + finding.rule() + ")";
            switch (finding.severity()) {
                case ERROR -> errors.add(Issue.error(Rule.NOT_VALID, location, text));
                case WARNING -> advice.get(number).add(new Issue(Issue.Level.WARNING, Rule.ADVICE, location, text));
            }
        }
        if (!errors.isEmpty()) {
            throw new StatementRefused(errors);
        }
        return advice;
    }
}
