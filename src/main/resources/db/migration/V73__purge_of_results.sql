-- Erases what is left of a person, and of the messages that told of it, as far as nobody else's is in there; returns how
-- many bodies. Whoever calls it: never what is held, open or on its way, and never within six years, the least that
-- 45 CFR 164.316(b)(2)(i) asks for.
create or replace function purge_person(known text, messages text[], why text) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    person text[] := person_of(known);
    youngest timestamptz := clock_timestamp() - interval '6 years';
    standing record;
    erased bigint;
begin
    -- Whoever has one of its letters sent again comes before the count of what waits, or finds it purged; both take the
    -- letters in one order, so that neither waits for the other.
    perform from outbox o where o.patient = any (person) order by o.number for update;
    select * into standing from person_standing(person);
    if standing.holds > 0 or standing.open_plans > 0 or standing.waiting > 0
            or standing.last_change >= youngest or standing.last_told >= youngest
            or exists (select from resource_version v where v.type = 'Bundle' and v.id = any (messages)
                and (v.instant >= youngest or v.patients <> '{}')) then
        raise exception 'held, open, on its way or younger than six years' using errcode = 'insufficient_privilege';
    end if;
    erased := erase_person(person, messages, why);

    -- What was found or exported of it and is kept for a while: whoever goes on with it begins anew.
    delete from search_result r where r.ids && array(
        select p.id from patient_resource p where p.patient = any (person) union all select unnest(messages));
    delete from bulk_export e where exists (
        select from bulk_export_chunk c where c.export = e.id and (c.patients && person or exists (
            select from unnest(c.held) h where split_part(h, '/', 1) = 'Bundle' and split_part(h, '/', 2) = any (messages))));
    return erased;
end $$;
