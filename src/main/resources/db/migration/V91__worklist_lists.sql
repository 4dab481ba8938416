-- The lists of migration 90 that are sorted by a date of theirs, latest first: a search orders that way by the upper
-- end of the date, which their indexes do not have. What is missing in evidence is sorted by its instant, whose index
-- serves both ways.
create index worklist_due_latest on resource_current
    ((coalesce(sort_highs[array_position(sort_names, 'sij-due'::text)], '')) desc, id)
    where type = 'Task' and not deleted and not erased and terms @> array[
        'Task.code=http://sij-pathways.example.org/fhir/CodeSystem/sij-task|follow-up-due',
        'Task.status=*|requested'];

create index worklist_overdue_latest on resource_current
    ((coalesce(sort_highs[array_position(sort_names, 'sij-due'::text)], '')) desc, id)
    where type = 'Task' and not deleted and not erased and terms @> array[
        'Task.code=http://sij-pathways.example.org/fhir/CodeSystem/sij-task|follow-up-due',
        'Task.status=*|failed'];

create index worklist_referrals_latest on resource_current
    ((coalesce(sort_highs[array_position(sort_names, 'authored-on'::text)], '')) desc, id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms && array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|2.0',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.2'];

-- The two lists of referrals that wait for something, both ways: by the index on terms all referrals ever placed are
-- looked through for a list that may be empty.
create index worklist_waiting on resource_current
    ((coalesce(sort_lows[array_position(sort_names, 'authored-on'::text)], chr(1114111))), id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms @> array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|awaiting-information'];

create index worklist_waiting_latest on resource_current
    ((coalesce(sort_highs[array_position(sort_names, 'authored-on'::text)], '')) desc, id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms @> array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|awaiting-information'];

create index worklist_appointments on resource_current
    ((coalesce(sort_lows[array_position(sort_names, 'authored-on'::text)], chr(1114111))), id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms && array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|3.0',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.1.2',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.1.3'];

create index worklist_appointments_latest on resource_current
    ((coalesce(sort_highs[array_position(sort_names, 'authored-on'::text)], '')) desc, id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms && array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|3.0',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.1.2',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.1.3'];
