-- People who sign in here, one row for each change of an account; the one of the highest version counts, none is ever
-- changed. Passwords only as Argon2id hashes, the secrets of the one-time codes sealed by the master key.
create table person_version (
    number       bigint generated always as identity primary key,
    login        text collate "C" not null,
    version      integer          not null check (version > 0),
    at           timestamptz      not null,
    by           text             not null,
    comment      text             not null,
    state        text             not null check (state in ('active', 'closed')),
    name         text             not null,
    role         text             not null check (role in ('coordinator', 'clinician', 'integration-admin', 'auditor')),
    partner      text collate "C" not null,
    practitioner text,
    password     text             not null,
    sealed_totp  bytea            not null,
    unique (login, version)
);
create trigger append_only before update or delete or truncate on person_version execute function refuse_change();

-- Attempts to sign in that have not succeeded, by the hash of whatever was given as user name; swept after a day.
create table sign_in_attempt (
    login_hash bytea       primary key,
    failures   integer     not null,
    last_at    timestamptz not null,
    next_at    timestamptz not null
);
create index sign_in_attempt_last on sign_in_attempt (last_at);

-- The time step of the latest one-time code that each person used: none is taken twice (RFC 6238, 5.2).
create table spent_totp (
    login text collate "C" primary key,
    step  bigint           not null
);

-- Who is signed in, by the hash of the cookie's value.
create table sign_in_session (
    id_hash bytea            primary key,
    login   text collate "C" not null,
    version integer          not null,
    since   timestamptz      not null,
    ends_at timestamptz      not null
);
create index sign_in_session_end on sign_in_session (ends_at);

-- Authorization codes by their hash: spent once, within a minute. Who spends one again ends the token it was spent for.
create table authorization_code (
    code_hash    bytea            primary key,
    app          text collate "C" not null,
    redirect_uri text             not null,
    challenge    text             not null,
    scope        text             not null,
    nonce        text,
    login        text collate "C" not null,
    version      integer          not null,
    signed_in_at timestamptz      not null,
    expires_at   timestamptz      not null,
    spent_as     text
);
create index authorization_code_expiry on authorization_code (expires_at);

grant update (failures, last_at, next_at), delete on sign_in_attempt to sij_app;
grant update (step) on spent_totp to sij_app;
grant delete on sign_in_session to sij_app;
grant update (spent_as), delete on authorization_code to sij_app;
