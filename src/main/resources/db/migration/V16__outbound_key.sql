-- Our keys at partners' token endpoints, sealed by the master key (AES-256-GCM, partner and kid authenticated with it).
-- Each signs from its instant until that of the partner's next key; a row goes when it is published no more.
create table outbound_key (
    partner     text collate "C" not null,
    kid         text             not null,
    signs_from  timestamptz      not null,
    sealed_key  bytea            not null,
    primary key (partner, kid)
);
grant delete on outbound_key to sij_app;
