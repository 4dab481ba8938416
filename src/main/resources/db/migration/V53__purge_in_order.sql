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
    return erase_person(person, messages, why);
end $$;
