-- Access tokens that were ended before their time; they live five minutes, so the table stays small.
create table access_revoked_token (
    jti        text collate "C" primary key,
    expires_at timestamptz not null
);
grant delete on access_revoked_token to sij_app;
