-- By what each Organization has ever been on record, in the words of consent_denial: every name and alias, folded as
-- searches fold text, and every client id. A Consent that refers to the Organization denies it to whoever is or was known
-- so: nothing is dropped when another name is stated.
create table organization_known_as (
    organization text collate "C" not null,
    named        text collate "C" not null,
    primary key (organization, named)
);

-- What code that came with a migration has derived anew, once, from what was on record before it.
create table derived_anew (
    what text primary key,
    at   timestamptz not null default now()
);
