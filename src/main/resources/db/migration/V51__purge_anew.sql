-- What decides whether a person is purged. "Told" is whatever was shown or sent of it to anybody. A message counts from
-- when it came, though it changed nothing: it goes with the person.
create or replace function person_standing(patients text[],
        out last_change timestamptz, out last_told timestamptz, out holds bigint, out open_plans bigint,
        out waiting bigint, out versions bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    with theirs as materialized (
        select distinct v.type, v.id, v.version, v.instant, v.interaction, v.patients
        from patient_resource p join resource_version v on v.type = p.type and v.id = p.id
        where p.patient = any ($1) and v.patients && $1)
    select greatest(
            (select max(t.instant) from theirs t),
            (select max(s.sent_at) from messages_about($1) m
             join sending s on s.partner = m.partner and s.bundle_id = m.bundle_id)),
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

-- What a purge takes, apart from whether it may.
create or replace function erase_person(persons text[], messages text[], why text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    doomed record;
    types text[];
    ids text[];
    erased bigint := 0;
begin
    for doomed in
        select v.type, v.id, v.version
        from patient_resource p
            join resource_version v on v.type = p.type and v.id = p.id
            join resource_body b on b.type = v.type and b.id = v.id and b.version = v.version
        where p.patient = any (persons) and v.patients && persons and v.patients <@ persons
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
        where p.patient = any (persons) and not exists (
            select from resource_body b where b.type = p.type and b.id = p.id and octet_length(b.body) > 0)) g;
    delete from identity i using unnest(types, ids) g (type, id) where i.type = g.type and i.id = g.id;
    delete from partner_url u using unnest(types, ids) g (type, id) where u.type = g.type and u.id = g.id;
    delete from statement s using unnest(types, ids) g (type, id) where s.type = g.type and s.id = g.id;
    delete from referral_event e using referral r
        where r.patient = any (persons) and e.system = r.system and e.value = r.value;
    delete from referral where patient = any (persons);

    -- Who comes back under one of the numbers is nobody's yet, and one person with nobody else.
    delete from partner_reach r where r.patient = any (persons) or r.granted_for = any (persons);
    delete from person_replaced r where r.person = any (persons);
    delete from person_link l where l.person = any (persons);
    update push_part p set content = null, remote = null, etag = null
        from outbox o where o.patient = any (persons) and p.partner = o.partner and p.message_id = o.message_id;

    -- None of them is sent again, or awaited: what has no thread is of somebody who was purged.
    update outbox set body = null, answer = null, thread = '', state = replace(state, 'in-custody', 'dead')
        where patient = any (persons) and state <> 'waiting';
    return erased;
end $$;
revoke all on function erase_person from public;

-- Erases what is left of a person, and of the messages that told of it, as far as nobody else's is in there; returns how
-- many bodies. Whoever calls it: never what is held, open or on its way, and never within six years, the least that
-- 45 CFR 164.316(b)(2)(i) asks for.
create or replace function purge_person(known text, messages text[], why text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    person text[] := person_of(known);
    youngest timestamptz := clock_timestamp() - interval '6 years';
    standing record;
begin
    -- Whoever has one of its letters sent again comes before the count of what waits, or finds it purged.
    perform from outbox o where o.patient = any (person) for update;
    select * into standing from person_standing(person);
    if standing.holds > 0 or standing.open_plans > 0 or standing.waiting > 0
            or standing.last_change >= youngest or standing.last_told >= youngest
            or exists (select from resource_version v where v.type = 'Bundle' and v.id = any (messages)
                and (v.instant >= youngest or v.patients <> '{}')) then
        raise exception 'held, open, on its way or younger than six years' using errcode = 'insufficient_privilege';
    end if;
    return erase_person(person, messages, why);
end $$;

-- What was erased before erasing took that too: by what it was found, and what it said there.
update resource_current set terms = '{}', sort_names = '{}', sort_lows = '{}', sort_highs = '{}' where erased;
delete from index_string i using resource_current c where c.erased and c.type = i.type and c.id = i.id;
delete from index_date i using resource_current c where c.erased and c.type = i.type and c.id = i.id;
delete from index_number i using resource_current c where c.erased and c.type = i.type and c.id = i.id;
