-- Each list of the worklist that can be long, in its order, so that a page or a count up to some number reads no more
-- rows than it shows. By the index on terms alone all rows of a list are read and sorted for each page: with 10,000
-- patients 154,000 Tasks of missing evidence, 1.2 s. The conditions are written as care.sij.console.worklist.WorkSearch
-- asks for them; WorklistPlansIT tells when they no longer are the same. Built for 154,000 Tasks in 4 s.
create index worklist_evidence on resource_current (instant, id)
    where type = 'Task' and not deleted and not erased and terms @> array[
        'Task.code=http://sij-pathways.example.org/fhir/CodeSystem/sij-task|evidence-missing',
        'Task.status=*|requested'];

create index worklist_due on resource_current
    ((coalesce(sort_lows[array_position(sort_names, 'sij-due'::text)], chr(1114111))), id)
    where type = 'Task' and not deleted and not erased and terms @> array[
        'Task.code=http://sij-pathways.example.org/fhir/CodeSystem/sij-task|follow-up-due',
        'Task.status=*|requested'];

create index worklist_overdue on resource_current
    ((coalesce(sort_lows[array_position(sort_names, 'sij-due'::text)], chr(1114111))), id)
    where type = 'Task' and not deleted and not erased and terms @> array[
        'Task.code=http://sij-pathways.example.org/fhir/CodeSystem/sij-task|follow-up-due',
        'Task.status=*|failed'];

create index worklist_referrals on resource_current
    ((coalesce(sort_lows[array_position(sort_names, 'authored-on'::text)], chr(1114111))), id)
    where type = 'Task' and not deleted and not erased
        and terms @> array['Task.code=http://hl7.org/fhir/CodeSystem/task-code|fulfill']
        and terms && array[
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|2.0',
            'Task.business-status=http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status|5.2'];
