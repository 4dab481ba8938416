package care.sij.api.rest;

import care.sij.clinical.Code;
import care.sij.exchange.CodeMapping.Change;
import care.sij.exchange.CodeMapping.Preview;
import care.sij.exchange.CodesToMap;
import care.sij.partner.CodeMaps;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The answers of the operations on code maps, as their OperationDefinitions describe them. */
final class CodeMapParameters {

    private CodeMapParameters() {}

    static Parameters of(CodeMaps.Told told) {
        Parameters answer = new Parameters();
        count(answer, "version", told.version());
        answer.addParameter().setName("set").setValue(instant(told.at()));
        answer.addParameter().setName("by").setValue(new StringType(told.by()));
        answer.addParameter().setName("comment").setValue(new StringType(told.comment()));
        answer.addParameter().setName("map").setResource(told.map());
        return answer;
    }

    static Parameters of(Change change) {
        Parameters answer = new Parameters();
        count(answer, "version", change.version());
        count(answer, "codes", change.codes());
        count(answer, "added", change.added());
        count(answer, "removed", change.removed());
        count(answer, "changed", change.changed());
        count(answer, "closes", change.closes());
        return answer;
    }

    static Parameters of(Preview preview) {
        Parameters answer = new Parameters();
        count(answer, "messages", preview.messages());
        count(answer, "changed", preview.changed());
        preview.nowTaken()
                .forEach(id -> answer.addParameter().setName("now-taken").setValue(new IdType(id)));
        preview.nowRefused()
                .forEach(id -> answer.addParameter().setName("now-refused").setValue(new IdType(id)));
        preview.translated().forEach(one -> {
            ParametersParameterComponent said = answer.addParameter().setName("translated");
            said.addPart().setName("source").setValue(coding(one.source()));
            said.addPart().setName("target").setValue(coding(one.target()));
            said.addPart().setName("times").setValue(new IntegerType(one.times()));
        });
        preview.unread().forEach(one -> {
            ParametersParameterComponent said = answer.addParameter().setName("unread");
            said.addPart().setName("code").setValue(coding(one.code()));
            said.addPart().setName("place").setValue(new StringType(one.place()));
            said.addPart().setName("messages").setValue(new IntegerType(one.messages()));
        });
        return answer;
    }

    static Parameters of(CodesToMap.Page page, Optional<String> next) {
        Parameters answer = new Parameters();
        page.items().forEach(item -> describe(item, answer.addParameter().setName("code")));
        page.full().forEach(partner -> answer.addParameter().setName("full").setValue(new StringType(partner)));
        next.ifPresent(url -> answer.addParameter().setName("next").setValue(new UriType(url)));
        return answer;
    }

    private static void describe(CodesToMap.Item item, ParametersParameterComponent said) {
        said.addPart().setName("partner").setValue(new StringType(item.partner()));
        said.addPart().setName("code").setValue(coding(item.code()));
        said.addPart().setName("place").setValue(new StringType(item.place()));
        said.addPart().setName("first-seen").setValue(instant(item.firstSeen()));
        said.addPart().setName("last-seen").setValue(instant(item.lastSeen()));
        said.addPart().setName("times").setValue(new IntegerType(Math.toIntExact(item.times())));
        said.addPart().setName("told-in").setValue(new IdType(item.toldIn()));
        item.closedBy().ifPresent(version -> said.addPart().setName("closed-by").setValue(new IntegerType(version)));
    }

    private static void count(Parameters answer, String name, int number) {
        answer.addParameter().setName(name).setValue(new IntegerType(number));
    }

    private static Coding coding(Code code) {
        return new Coding().setSystem(code.system()).setCode(code.code());
    }

    private static InstantType instant(Instant at) {
        return new InstantType(Date.from(at));
    }
}
