-- That one Patient stands for another, or for itself again, as hospitals have said it; replayed in their own order.
create table person_link (
    person      text        not null,
    partner     text        not null,
    message_id  text        not null,
    source_at   timestamptz not null,
    replaced_by text,
    primary key (person, partner, message_id)
);
create index person_link_replaced_by on person_link (replaced_by);

-- What follows from that: by which Patient each replaced one is replaced, and which one goes on in the end.
create table person_replaced (
    person      text primary key,
    replaced_by text not null,
    survivor    text not null
);
create index person_replaced_survivor on person_replaced (survivor);
create index person_replaced_by on person_replaced (replaced_by);
grant update, delete on person_replaced to sij_app;

-- The Patient under whose number it was told, so that it can go back to that one; none for what belongs to nobody.
alter table statement add column person text;
update statement s set person = c.patients[1] from resource_current c
where c.type = s.type and c.id = s.id and cardinality(c.patients) > 0;

-- Who may see a replaced Patient may see the one that goes on as well, by the same grant.
alter table partner_reach add column granted_for text collate "C";
update partner_reach set granted_for = patient;
alter table partner_reach alter column granted_for set not null;
alter table partner_reach drop constraint partner_reach_pkey;
alter table partner_reach add primary key (partner, patient, granted_for);
create index partner_reach_granted_for on partner_reach (granted_for);
grant delete on partner_reach to sij_app;
