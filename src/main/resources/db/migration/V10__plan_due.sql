-- Patients whose plans follow from a shared resource that has changed, and the commit that changed it: each is derived
-- again in a commit of its own.
create table plan_due (
    patient text   primary key,
    commit  bigint not null references commit deferrable initially deferred
);
grant update, delete on plan_due to sij_app;
