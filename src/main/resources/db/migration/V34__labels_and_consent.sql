-- Versions that bear a label which hides them (v3-Confidentiality R and V). Derived from the bodies; a version is never
-- changed, and neither is its row.
create table resource_label (
    type    text collate "C" not null,
    id      text collate "C" not null,
    version bigint not null,
    code    text not null,
    primary key (type, id, version, code)
);

-- Consents that deny partners the sight of a patient, as each stands now: one row per patient and whom it names, an
-- organization by reference or by name, a client, or nobody. Derived from the current versions.
create table consent_denial (
    consent text collate "C" not null,
    patient text collate "C" not null,
    named   text collate "C" not null,
    since   timestamptz not null,
    until   timestamptz not null
);
create index consent_denial_by_patient on consent_denial (patient);
create index consent_denial_by_consent on consent_denial (consent);
grant delete on consent_denial to sij_app;

with labelled as materialized (
    select type, id, version, convert_from(body, 'UTF8')::jsonb as body
    from resource_body
    where position('v3-Confidentiality'::bytea in body) > 0)
insert into resource_label
select distinct type, id, version, label ->> 'code'
from labelled cross join lateral jsonb_array_elements(
    case jsonb_typeof(body #> '{meta,security}') when 'array' then body #> '{meta,security}' else '[]' end) label
where label ->> 'system' = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and label ->> 'code' in ('R', 'V');

-- Days bound a period here, in UTC; a Consent that is restated is read to the instant.
with consent as materialized (
    select c.id, c.patients, convert_from(b.body, 'UTF8')::jsonb as body
    from resource_current c join resource_body b on b.type = c.type and b.id = c.id and b.version = c.version
    where c.type = 'Consent' and not c.deleted and octet_length(b.body) > 0),
denial as (
    select id, patients, coalesce(body #> '{provision,actor}', '[{}]') as actors,
           body #>> '{provision,period,start}' as since, body #>> '{provision,period,end}' as until
    from consent
    where body ->> 'status' = 'active' and body #>> '{provision,type}' = 'deny'
      and body #> '{scope,coding}' @> '[{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]')
insert into consent_denial
select distinct id, patient,
    case
        when actor = '{}' then ''
        when actor #>> '{reference,reference}' like 'Organization/%' then actor #>> '{reference,reference}'
        else 'name|' || lower(trim(coalesce(actor #>> '{reference,display}', '?')))
    end,
    case when since ~ '^\d{4}-\d\d-\d\d' then left(since, 10)::date::timestamp at time zone 'UTC' else '-infinity' end,
    case when until ~ '^\d{4}-\d\d-\d\d' then (left(until, 10)::date + 1)::timestamp at time zone 'UTC' else 'infinity' end
from denial cross join unnest(patients) patient cross join lateral jsonb_array_elements(actors) actor;
