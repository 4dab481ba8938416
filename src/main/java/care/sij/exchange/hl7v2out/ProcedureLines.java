package care.sij.exchange.hl7v2out;

import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** What an injection or a fusion tells beyond its code and time, as lines of results with codes of this map. */
final class ProcedureLines {

    private final Writing writing;

    ProcedureLines(Writing writing) {
        this.writing = writing;
    }

    /** Its lines; of one that is withdrawn they are wrong. */
    List<ResultLine> of(Procedure procedure) {
        List<ResultLine> lines = lines(procedure);
        return Letter.isWithdrawn(procedure)
                ? lines.stream().map(ResultLine::asWrong).toList()
                : lines;
    }

    private List<ResultLine> lines(Procedure procedure) {
        List<ResultLine> lines = new ArrayList<>();
        code(procedure, "sij-injection-purpose").ifPresent(code -> lines.add(coded("purpose", code)));
        code(procedure, "sij-guidance").ifPresent(code -> lines.add(coded("guidance", code)));
        procedure
                .getExtensionsByUrl(SijUris.structure("sij-contrast"))
                .forEach(contrast -> lines.addAll(contrast(contrast)));
        int injectates = 0;
        for (Extension injectate : procedure.getExtensionsByUrl(SijUris.structure("sij-injectate"))) {
            injectates++;
            lines.addAll(injectate(injectate, String.valueOf(injectates)));
        }
        code(procedure, "sij-approach").ifPresent(code -> lines.add(coded("approach", code)));
        quantity(procedure, SijUris.structure("sij-blood-loss"))
                .ifPresent(lost -> lines.add(measured("blood-loss", "", lost)));
        lines.addAll(implants(procedure));
        Told.texts(procedure.getNote())
                .forEach(note -> lines.add(ResultLine.of("TX", ours("note"), "", List.of(note), List.of())));
        return lines;
    }

    private List<ResultLine> contrast(Extension contrast) {
        List<ResultLine> lines = new ArrayList<>();
        Optional.ofNullable(contrast.getExtensionByUrl("used"))
                .map(Extension::getValue)
                .map(Told::yesOrNo)
                .filter(used -> !used.isEmpty())
                .ifPresent(used -> lines.add(ResultLine.of("CWE", ours("contrast-used"), "", used, List.of())));
        quantity(contrast, "volume").ifPresent(volume -> lines.add(measured("contrast-volume", "", volume)));
        return lines;
    }

    private List<ResultLine> injectate(Extension injectate, String number) {
        List<ResultLine> lines = new ArrayList<>();
        Optional.ofNullable(injectate.getExtensionByUrl("agent"))
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .ifPresent(agent -> lines.add(ResultLine.of(
                        "CWE", ours("injectate"), number, writing.names().coded((CodeableConcept) agent), List.of())));
        quantity(injectate, "volume").ifPresent(volume -> lines.add(measured("injectate-volume", number, volume)));
        quantity(injectate, "dose").ifPresent(dose -> lines.add(measured("injectate-dose", number, dose)));
        return lines;
    }

    private List<ResultLine> implants(Procedure procedure) {
        List<ResultLine> lines = new ArrayList<>();
        List<Device> implants = procedure.getFocalDevice().stream()
                .flatMap(device -> writing.letter().resolved(device.getManipulated()).stream())
                .filter(Device.class::isInstance)
                .map(Device.class::cast)
                .toList();
        for (int index = 0; index < implants.size(); index++) {
            Device implant = implants.get(index);
            writing.letter().says(implant);
            String number = String.valueOf(index + 1);
            text(implant.getDeviceNameFirstRep().getName()).forEach(name -> lines.add(said("implant", number, name)));
            text(implant.getUdiCarrierFirstRep().getCarrierHRF())
                    .forEach(udi -> lines.add(said("implant-udi", number, udi)));
            text(implant.getLotNumber()).forEach(lot -> lines.add(said("implant-lot", number, lot)));
        }
        return lines;
    }

    private static List<String> text(String value) {
        return Stream.ofNullable(value).toList();
    }

    private static Optional<String> code(Procedure procedure, String extension) {
        return Optional.ofNullable(procedure.getExtensionByUrl(SijUris.structure(extension)))
                .map(Extension::getValue)
                .map(Type::primitiveValue);
    }

    private static Optional<Quantity> quantity(Element element, String url) {
        return Optional.ofNullable(element.getExtensionByUrl(url))
                .map(Extension::getValue)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .filter(quantity -> quantity.getValue() != null);
    }

    private static Optional<Quantity> quantity(Procedure procedure, String url) {
        return Optional.ofNullable(procedure.getExtensionByUrl(url))
                .map(Extension::getValue)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .filter(quantity -> quantity.getValue() != null);
    }

    private static List<String> ours(String code) {
        return List.of(code, code.replace('-', ' '), Names.OURS);
    }

    private static ResultLine coded(String code, String value) {
        return ResultLine.of("CWE", ours(code), "", List.of(value, "", Names.OURS), List.of());
    }

    private ResultLine measured(String code, String number, Quantity quantity) {
        return ResultLine.of(
                Quantities.type(quantity),
                ours(code),
                number,
                Quantities.value(quantity),
                writing.names().unit(quantity));
    }

    private static ResultLine said(String code, String number, String text) {
        return ResultLine.of("ST", ours(code), number, List.of(text), List.of());
    }
}
