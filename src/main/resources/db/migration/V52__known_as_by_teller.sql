-- Who told what an Organization is called was taken from the commit, which may be another's than the message it applies.
-- It is derived again at the first start; of what cannot be, nobody told it.
insert into organization_known_as (organization, named, teller, commit)
select distinct organization, named, '', 0 from organization_known_as on conflict do nothing;
delete from organization_known_as where teller <> '';

-- By which names and client ids anybody is or was registered, in the words of consent_denial: settings keep no past.
create table partner_known_as (
    named text collate "C" primary key
);
