-- As which event a message was taken: its sender's events may be read otherwise by the time it is processed. Empty for
-- what was taken before; that is read when it is processed.
alter table custody add column event text;
