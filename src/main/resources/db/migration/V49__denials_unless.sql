-- Of a row that names nobody (''), which is everybody: by what an actor of the Consent may be a partner, in the words of
-- named. Everybody is denied while it is none; always, when it is empty.
alter table consent_denial add column unless text[] collate "C" not null default '{}';
