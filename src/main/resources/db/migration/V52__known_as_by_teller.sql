-- Who told what an Organization is called was taken from the commit, which may be another's than the message it applies.
-- It is derived again at the first start; of what cannot be, nobody told it.
insert into organization_known_as (organization, named, teller, commit)
select distinct organization, named, '', 0 from organization_known_as on conflict do nothing;
delete from organization_known_as where teller <> '';

-- By which names and client ids each partner is or was registered, in the words of consent_denial: settings keep no past.
create table partner_known_as (
    partner text not null,
    named text collate "C" not null,
    primary key (partner, named)
);
create index partner_known_as_named on partner_known_as (named);

-- What a purge takes, apart from whether it may; what purged Consents denied with it: nobody could end it any more.
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

    -- Of what nothing is left: by which numbers and addresses it was known, what it denied, and what was said of it and
    -- overtaken.
    select array_agg(g.type), array_agg(g.id) into types, ids
    from (select distinct p.type, p.id from patient_resource p
        where p.patient = any (persons) and not exists (
            select from resource_body b where b.type = p.type and b.id = p.id and octet_length(b.body) > 0)) g;
    delete from identity i using unnest(types, ids) g (type, id) where i.type = g.type and i.id = g.id;
    delete from partner_url u using unnest(types, ids) g (type, id) where u.type = g.type and u.id = g.id;
    delete from statement s using unnest(types, ids) g (type, id) where s.type = g.type and s.id = g.id;
    delete from consent_denial d using unnest(types, ids) g (type, id)
        where g.type = 'Consent' and d.consent = (g.id collate "C");
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
