-- When somebody was last at work in a session of the console, to the minute; and, where no account of ours is behind it,
-- whom the organisation's identity provider vouched for: by which of its groups, and what these meant at that time.
alter table sign_in_session
    add column last_seen timestamptz not null default now(),
    add column issuer    text,
    add column name      text,
    add column role      text check (role in ('coordinator', 'clinician', 'integration-admin', 'auditor')),
    add column partner   text collate "C",
    add column groups    text[],
    add constraint vouched_for_wholly check (num_nulls(issuer, name, role, partner, groups) in (0, 5));
create index sign_in_session_login on sign_in_session (login);

grant update (last_seen) on sign_in_session to sij_app;
