-- Client assertions that were used (SMART 2.2.0: a jti is accepted once per issuer); swept when expired.
create table access_spent_assertion (
    issuer     text        not null,
    jti_hash   bytea       not null,
    expires_at timestamptz not null,
    primary key (issuer, jti_hash)
);
create index access_spent_assertion_expiry on access_spent_assertion (expires_at);

-- Keys that sign access tokens, sealed by the master key (AES-256-GCM, the kid authenticated with it).
create table access_signing_key (
    kid        text        primary key,
    created_at timestamptz not null,
    sealed_key bytea       not null
);

-- Which patients a partner may see: those with a referral to or from it.
create table partner_reach (
    partner text collate "C" not null,
    patient text collate "C" not null,
    primary key (partner, patient)
);

grant delete on access_spent_assertion to sij_app;
