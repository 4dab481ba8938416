package care.sij.exchange.codes;

import care.sij.conformance.CodeTranslation;
import care.sij.fhir.FhirJson;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What is sent to a partner, with the partner's codes beside ours. */
@Component
public class OutgoingCodes {

    private final CodeMaps maps;
    private final FhirJson json;

    OutgoingCodes(CodeMaps maps, FhirJson json) {
        this.maps = maps;
        this.json = json;
    }

    /** A resource as the partner is told it; the same bytes when its map adds nothing. */
    public Bytes asHeardBy(Partner partner, Bytes resource) {
        CodeMap map = maps.now(partner.id(), Direction.OUT);
        if (map.isEmpty()) {
            return resource;
        }
        Resource told = json.read(resource);
        return CodeTranslation.apply(map, told).isEmpty() ? resource : json.encode(told);
    }
}
