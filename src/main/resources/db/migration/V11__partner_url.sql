-- Which resource a partner means by a URL of its own server. What is bound stays bound.
create table partner_url (
    partner text not null,
    url     text not null,
    type    text not null,
    id      text not null,
    primary key (partner, url)
);
-- The other direction: under which URL a partner knows a resource of ours.
create index partner_url_resource on partner_url (type, id, partner);
