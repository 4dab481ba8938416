package care.sij.record.search;

import care.sij.support.TestRecord;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows as the pathway's resources have them, of 1,500 patients of whom one partner sees a third. */
final class LargeRecord {

    /** Of which no search may read all rows. */
    static final List<String> TABLES = List.of(
            "resource_current",
            "resource_version",
            "resource_body",
            "index_string",
            "index_date",
            "index_number",
            "patient_resource");

    private static final List<String> FILL = List.of(
            "insert into commit (number, instant, kind, agent, activity, request_id) values (1, now(), 'REST', 'p', 'a', 'r')",
            "create table made as "
                    + made(
                            "Patient",
                            1,
                            "array['Patient.identifier=http://m|' || p, 'Patient.identifier=' || p,"
                                    + " 'Patient.gender=' || (array['male','female'])[1 + p % 2]]")
                    + " union all "
                    + made(
                            "Observation",
                            14,
                            "array['Observation.patient=Patient/p' || p, 'Observation.subject=Patient/p' || p,"
                                    + " 'Observation.code=http://loinc.org|7251' || n % 7, 'Observation.code=7251' || n % 7,"
                                    + " 'Observation.status=final', 'Observation.category=survey']")
                    + " union all "
                    + made(
                            "Task",
                            2,
                            "array['Task.patient=Patient/p' || p, 'Task.owner=Organization/o' || p % 40,"
                                    + " 'Task.status=' || (array['requested','accepted','completed','completed','completed'])[1 + (p + n) % 5],"
                                    + " 'Task.business-status=' || p % 12, 'Task.focus=ServiceRequest/ServiceRequest-' || p || '-1']")
                    + " union all "
                    + made(
                            "ServiceRequest",
                            2,
                            "array['ServiceRequest.patient=Patient/p' || p, 'ServiceRequest.subject=Patient/p' || p,"
                                    + " 'ServiceRequest.identifier=http://r|' || p, 'ServiceRequest.status=active']")
                    + " union all "
                    + made(
                            "CarePlan",
                            2,
                            "array['CarePlan.patient=Patient/p' || p, 'CarePlan.subject=Patient/p' || p,"
                                    + " 'CarePlan.status=' || (array['active','completed'])[1 + p % 2], 'CarePlan.category=sij']")
                    + " union all "
                    + made(
                            "Condition",
                            2,
                            "array['Condition.patient=Patient/p' || p, 'Condition.code=http://snomed.info/sct|' || p % 30,"
                                    + " 'Condition.clinical-status=active']")
                    + " union all "
                    + made(
                            "Procedure",
                            2,
                            "array['Procedure.patient=Patient/p' || p, 'Procedure.code=' || p % 9, 'Procedure.status=completed']")
                    + " union all "
                    + made(
                            "Provenance",
                            6,
                            "array['Provenance.target=Observation/Observation-' || p || '-' || n,"
                                    + " 'Provenance.agent=Organization/o' || p % 40]"),
            "insert into resource_current (type, id, version, patients, origin, owner, interaction, commit, instant,"
                    + " content_hash, terms, sort_names, sort_lows, sort_highs)"
                    + " select type, id, 1, patients, 'PARTNER', 'demo-hospital', 'CREATE', 1, at, '\\x00', terms,"
                    + " array['date'], array[at::text], array[at::text] from made",
            "insert into resource_version (type, id, version, patients, origin, owner, interaction, commit, instant,"
                    + " content_hash, leaf_hash) select type, id, 1, patients, 'PARTNER', 'demo-hospital', 'CREATE', 1, at,"
                    + " '\\x00', '\\x00' from made",
            "insert into resource_body select type, id, 1, '\\x00', decode(repeat('7b', 400), 'hex') from made",
            "insert into patient_resource select patients[1], type, id from made",
            "insert into index_date select type, id, name, at, at + interval '1 day' from made"
                    + " cross join unnest(case type when 'Patient' then array['birthdate']"
                    + " when 'Observation' then array['date'] when 'ServiceRequest' then array['authored']"
                    + " when 'Task' then array['authored-on','modified'] when 'Provenance' then array['recorded']"
                    + " else array['date','recorded-date'] end) name",
            "insert into index_string select type, id, name, (array['synthetica','testine','meyer','park'])[1 + hashtext(id) % 2 + 1]"
                    + " || ' ' || md5(id) from made cross join unnest(array['name','family','given','address','address-city']) name"
                    + " where type = 'Patient'",
            "insert into index_string select type, id, 'reason', md5(id) from made where type <> 'Patient'",
            "insert into index_number select type, id, 'value-quantity', '', '', abs(hashtext(id)) % 100, abs(hashtext(id)) % 100"
                    + " from made where type = 'Observation'",
            "insert into partner_reach (partner, patient, granted_for) select 'demo-hospital', 'p' || p, 'p' || p from generate_series(1, 500) p",
            "analyze");

    private LargeRecord() {}

    static void fill(TestRecord record) {
        JdbcTemplate owner = record.owner();
        FILL.forEach(owner::execute);
        owner.execute("drop table made");
    }

    private static String made(String type, int each, String terms) {
        String id = type.equals("Patient") ? "'p' || p" : "'" + type + "-' || p || '-' || n";
        return "select '" + type + "' as type, " + id + " as id, array['p' || p] as patients,"
                + " timestamptz '2020-01-01' + (p * 37 + n * 11) % 2200 * interval '1 day' as at, " + terms
                + " as terms"
                + " from generate_series(1, 1500) p cross join generate_series(1, " + each + ") n";
    }
}
