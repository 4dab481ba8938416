-- Which partner told first, and with which commit, that an Organization is known as this; '' of what was noted before
-- that was: from whom it came is derived again at the first start.
alter table organization_known_as
    add column teller text collate "C" not null default '',
    add column commit bigint not null default 0,
    drop constraint organization_known_as_pkey,
    add primary key (organization, named, teller);

-- The commit that stated the Consent as it stands: what somebody tells of an Organization after it does not end what it
-- denies to that one.
alter table consent_denial add column commit bigint not null default 0;
