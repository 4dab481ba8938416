-- When somebody last signed in from a row's network: there it is not kept out by what others try elsewhere.
alter table sign_in_attempt add column succeeded_at timestamptz;
grant update (succeeded_at) on sign_in_attempt to sij_app;
