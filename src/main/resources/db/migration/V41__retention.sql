-- Legal holds: while one stands, nothing of the patient is purged. A hold is lifted by a further row; none is ever changed.
create table legal_hold (
    number     bigint generated always as identity primary key,
    at         timestamptz      not null,
    by         text             not null,
    reason     text             not null check (reason <> ''),
    request_id text             not null,
    patient    text collate "C" not null,
    lifts      bigint           unique references legal_hold
);
create index legal_hold_by_patient on legal_hold (patient);
create trigger append_only before update or delete or truncate on legal_hold execute function refuse_change();

create view legal_hold_standing as
select h.* from legal_hold h where h.lifts is null and not exists (select from legal_hold l where l.lifts = h.number);

-- A current version whose body was erased is found by no search.
alter table resource_current add column erased boolean not null default false;
update resource_current c set erased = true
from body_erasure e where e.type = c.type and e.id = c.id and e.version = c.version;

-- Each erasure has a leaf of its own in the ledger, so that a body which somebody took out together with a row that says
-- it was erased is told from one that was. The fields are those of docs/api/ledger.md.
create function leaf_bytes(content bytea) returns bytea
    language sql immutable set search_path = pg_catalog, pg_temp as $$ select int4send(octet_length(content)) || content $$;
create function leaf_text(content text) returns bytea
    language sql stable set search_path = public, pg_temp as $$ select leaf_bytes(convert_to(content, 'UTF8')) $$;
create function erasure_leaf(erasure body_erasure) returns bytea
    language sql stable set search_path = public, pg_temp as $$
    select sha256('\x00'::bytea || leaf_text('sij-erasure-1') || leaf_text(erasure.type) || leaf_text(erasure.id)
        || int8send(erasure.version) || leaf_text(erasure.reason) || leaf_text(erasure.erased_by)
        || int8send((extract(epoch from erasure.erased_at) * 1000)::bigint)
        || leaf_bytes(coalesce(erasure.body_hash, '')))
$$;

-- Leaves bind milliseconds.
alter table body_erasure disable trigger append_only;
update body_erasure set erased_at = date_trunc('milliseconds', erased_at);
alter table body_erasure enable trigger append_only;
insert into ledger_queue (subject, leaf)
select 'erasure/' || e.type || '/' || e.id || '/_history/' || e.version, erasure_leaf(e) from body_erasure e;

-- What the current version is found by goes with what it said.
create or replace function erase_body(erased_type text, erased_id text, erased_version bigint, why text) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    erasure body_erasure;
begin
    insert into body_erasure (type, id, version, reason, erased_by, erased_at, body_hash)
        values (erased_type, erased_id, erased_version, why, session_user,
            date_trunc('milliseconds', clock_timestamp()),
            (select sha256(salt || body) from resource_body
             where type = erased_type and id = erased_id and version = erased_version))
        returning * into erasure;
    insert into ledger_queue (subject, leaf)
        values ('erasure/' || erased_type || '/' || erased_id || '/_history/' || erased_version, erasure_leaf(erasure));
    perform set_config('sij.erasing', 'on', true);
    delete from resource_body where type = erased_type and id = erased_id and version = erased_version;
    perform set_config('sij.erasing', 'off', true);
    update resource_current set erased = true, terms = '{}', sort_names = '{}', sort_lows = '{}', sort_highs = '{}'
        where type = erased_type and id = erased_id and version = erased_version;
    if found then
        delete from index_string where type = erased_type and id = erased_id;
        delete from index_date where type = erased_type and id = erased_id;
        delete from index_number where type = erased_type and id = erased_id;
    end if;
end $$;

create index outbox_patient on outbox (patient);

-- All Patients on record that were ever said to be this person: what is kept or purged is the person.
create function person_of(known text) returns text[]
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive linked (person) as (
        select known
        union
        select case when l.person = k.person then l.replaced_by else l.person end
        from linked k join person_link l on l.person = k.person or l.replaced_by = k.person
        where l.replaced_by is not null)
    select array_agg(person order by person collate "C") from linked
    where person = known or exists (select from patient_clock c where c.patient = person)
$$;

-- Patients nothing of whom was written since, in order.
create function patients_quiet_since(since timestamptz, after text, most integer) returns setof text
    language sql stable security definer set search_path = public, pg_temp as $$
    select patient from patient_clock where instant < since and patient > after order by patient limit most
$$;

-- What decides whether a person is purged. "Told" is whatever was shown or sent of it to anybody.
create function person_standing(patients text[],
        out last_change timestamptz, out last_told timestamptz, out holds bigint, out open_plans bigint,
        out waiting bigint, out versions bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    with theirs as materialized (
        select distinct v.type, v.id, v.version, v.instant, v.interaction, v.patients
        from patient_resource p join resource_version v on v.type = p.type and v.id = p.id
        where p.patient = any ($1) and v.patients && $1)
    select (select max(t.instant) from theirs t),
        greatest(
            (select max(a.instant) from audit_event a
             where a.patients && $1 and a.kind not in ('configuration', 'service')),
            (select max(coalesce(o.settled_at, o.instant)) from outbox o where o.patient = any ($1))),
        (select count(*) from legal_hold_standing h where h.patient = any ($1)),
        (select count(distinct c.id) from theirs t join resource_current c on c.type = t.type and c.id = t.id
         where t.type = 'CarePlan' and not c.deleted and not c.erased and c.patients && $1
           and not c.terms && array['CarePlan.status=*|completed', 'CarePlan.status=*|revoked',
               'CarePlan.status=*|entered-in-error']),
        (select count(*) from outbox o where o.patient = any ($1) and o.state = 'waiting'),
        (select count(*) from theirs t
         where t.interaction <> 'DELETE' and t.patients <@ $1 and not exists (
             select from body_erasure e where e.type = t.type and e.id = t.id and e.version = t.version))
$$;

-- Sendings of messages that told of the person and of nobody else of whom anything is left. One that still waits to be
-- applied is about whomever it turns out to be about.
create function messages_about(patients text[]) returns table (partner text, bundle_id text)
    language sql stable security definer set search_path = public, pg_temp as $$
    with theirs as materialized (
        select distinct p.type collate "default" as type, p.id collate "default" as id
        from patient_resource p where p.patient = any ($1)),
    about as materialized (
        select s.partner, s.message_id from theirs t join statement s on s.type = t.type and s.id = t.id
        union
        select l.partner, l.message_id from person_link l where l.person = any ($1))
    select s.partner, s.bundle_id
    from about a join sending s on s.partner = a.partner and s.message_id = a.message_id
    where not exists (select from parked_message m where m.partner = a.partner and m.message_id = a.message_id)
      and not exists (
        select from statement o join patient_resource q on q.type = o.type and q.id = o.id
        where o.partner = a.partner and o.message_id = a.message_id and q.patient <> all ($1)
          and exists (select from patient_resource r join resource_body b on b.type = r.type and b.id = r.id
              where r.patient = q.patient and octet_length(b.body) > 0))
$$;

-- Erases what is left of a person, and of the messages that told of it, as far as nobody else's is in there; returns how
-- many bodies. Whoever calls it: never what is held, open or on its way, and never within six years, the least that
-- 45 CFR 164.316(b)(2)(i) asks for.
create function purge_person(known text, messages text[], why text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    person text[] := person_of(known);
    youngest timestamptz := clock_timestamp() - interval '6 years';
    standing record;
    doomed record;
    types text[];
    ids text[];
    erased bigint := 0;
begin
    select * into standing from person_standing(person);
    if standing.holds > 0 or standing.open_plans > 0 or standing.waiting > 0
            or standing.last_change >= youngest or standing.last_told >= youngest
            or exists (select from resource_version v where v.type = 'Bundle' and v.id = any (messages)
                and (v.instant >= youngest or v.patients <> '{}')) then
        raise exception 'held, open, on its way or younger than six years' using errcode = 'insufficient_privilege';
    end if;
    for doomed in
        select v.type, v.id, v.version
        from patient_resource p
            join resource_version v on v.type = p.type and v.id = p.id
            join resource_body b on b.type = v.type and b.id = v.id and b.version = v.version
        where p.patient = any (person) and v.patients && person and v.patients <@ person
          and octet_length(b.body) > 0
        union
        select v.type, v.id, v.version
        from resource_version v join resource_body b on b.type = v.type and b.id = v.id and b.version = v.version
        where v.type = 'Bundle' and v.id = any (messages) and octet_length(b.body) > 0
    loop
        perform erase_body(doomed.type, doomed.id, doomed.version, why);
        erased := erased + 1;
    end loop;

    -- Of what nothing is left: by which numbers and addresses it was known, and what was said of it and overtaken.
    select array_agg(g.type), array_agg(g.id) into types, ids
    from (select distinct p.type, p.id from patient_resource p
        where p.patient = any (person) and not exists (
            select from resource_body b where b.type = p.type and b.id = p.id and octet_length(b.body) > 0)) g;
    delete from identity i using unnest(types, ids) g (type, id) where i.type = g.type and i.id = g.id;
    delete from partner_url u using unnest(types, ids) g (type, id) where u.type = g.type and u.id = g.id;
    delete from statement s using unnest(types, ids) g (type, id) where s.type = g.type and s.id = g.id;
    delete from referral_event e using referral r
        where r.patient = any (person) and e.system = r.system and e.value = r.value;
    delete from referral where patient = any (person);
    update push_part p set content = null, remote = null, etag = null
        from outbox o where o.patient = any (person) and p.partner = o.partner and p.message_id = o.message_id;
    update outbox set body = null, answer = null, thread = '' where patient = any (person);
    return erased;
end $$;

revoke all on function erasure_leaf, person_of, patients_quiet_since, person_standing, messages_about, purge_person from public;
grant execute on function person_of, patients_quiet_since, person_standing, messages_about, purge_person to sij_eraser;
grant usage on schema public to sij_eraser;
-- Each purge leaves its audit row in its own transaction.
grant insert on audit_event, ledger_queue to sij_eraser;
grant usage on sequence audit_number to sij_eraser;
