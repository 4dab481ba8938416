package care.sij.careplan.render;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Generated text for readers without a FHIR client; built of nodes, so that nothing in it is markup. */
final class Narratives {

    private Narratives() {}

    /** One paragraph per line. */
    static Narrative of(List<String> lines) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        lines.forEach(line -> div.addTag("p").addText(line));
        Narrative narrative = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
