-- Every name and alias under which each Organization has been on record, folded as searches fold text: a Consent that
-- names the Organization denies it to whoever was ever called so. No name is dropped when another one is stated.
create table organization_name (
    organization text collate "C" not null,
    name         text collate "C" not null,
    primary key (organization, name)
);

-- What code that came with a migration has derived anew, once, from what was on record before it.
create table derived_anew (
    what text primary key,
    at   timestamptz not null default now()
);
