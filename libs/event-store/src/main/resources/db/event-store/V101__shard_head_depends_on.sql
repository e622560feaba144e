-- What the events of a shard depend on, from the first to the last: of each other shard of each log the furthest
-- position, as in "identity/3/1042,policy/0/7". The relay tells it with the shard's progress.
alter table shard_head add column depends_on text not null default '';

update shard_head
set depends_on = coalesce((
    select string_agg(told.of_shard || '/' || told.furthest, ',')
    from (
        select regexp_replace(position, '/[0-9]+$', '')                as of_shard,
               max(cast(substring(position from '[0-9]+$') as bigint)) as furthest
        from event
        cross join unnest(string_to_array(cast(event.attributes as json) ->> 'dependson', ',')) as position
        where event.shard = shard_head.shard
        group by of_shard) as told), '');
