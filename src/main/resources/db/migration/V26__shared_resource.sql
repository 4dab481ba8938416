-- For whom a resource that belongs to no patient is there: each patient a resource of whom ever referred to it, and each
-- other such resource that ever did. Asked of the index of all terms, one read cost as much as there were references to it.
create table shared_with (
    type    text collate "C" not null,
    id      text collate "C" not null,
    patient text collate "C" not null,
    primary key (type, id, patient)
);
create table shared_through (
    type         text collate "C" not null,
    id           text collate "C" not null,
    through_type text collate "C" not null,
    through_id   text collate "C" not null,
    primary key (type, id, through_type, through_id)
);

create temporary table referred on commit drop as
select distinct c.type as by_type, c.id as by_id, c.patients,
       split_part(split_part(term, '.@=', 2), '/', 1) as type, split_part(split_part(term, '.@=', 2), '/', 2) as id
from resource_current c cross join unnest(c.terms) term
where not c.deleted and starts_with(term, c.type || '.@=') and term like '%/%' and term not like '%:%' and term not like '%/%/%'
  and not starts_with(term, c.type || '.@=Bundle/')
  and c.type in ('AdverseEvent', 'AllergyIntolerance', 'Appointment', 'CarePlan', 'CareTeam', 'Claim', 'ClaimResponse',
      'Communication', 'CommunicationRequest', 'Composition', 'Condition', 'Consent', 'Coverage', 'CoverageEligibilityResponse',
      'Device', 'DeviceRequest', 'DeviceUseStatement', 'DiagnosticReport', 'DocumentReference', 'Encounter', 'EpisodeOfCare',
      'ExplanationOfBenefit', 'Flag', 'Goal', 'GuidanceResponse', 'HealthcareService', 'ImagingStudy', 'Immunization',
      'Location', 'Media', 'Medication', 'MedicationAdministration', 'MedicationDispense', 'MedicationRequest',
      'MedicationStatement', 'Observation', 'Organization', 'Patient', 'Practitioner', 'PractitionerRole', 'Procedure',
      'Provenance', 'QuestionnaireResponse', 'RelatedPerson', 'RiskAssessment', 'Schedule', 'ServiceRequest', 'Slot',
      'Specimen', 'Task')
  and not exists (select 1 from resource_current t where t.type = split_part(split_part(term, '.@=', 2), '/', 1)
      and t.id = split_part(split_part(term, '.@=', 2), '/', 2) and cardinality(t.patients) > 0);
insert into shared_with select distinct type, id, patient from referred cross join unnest(patients) patient;
insert into shared_through select type, id, by_type, by_id from referred where cardinality(patients) = 0;
