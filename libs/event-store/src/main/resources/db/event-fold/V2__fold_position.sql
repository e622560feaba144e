-- Where a fold of a log has got to; written in the transaction of what it changed. A folder of its own, so that a service
-- without an event store can take just this.

-- next_offset: where to read on in the topic that has this topic_id. A topic with another id was made again: it is read
-- from its start and what was applied already is dropped.
create table fold_position (
    fold        text    not null,
    topic       text    not null,
    shard       integer not null,
    topic_id    text    not null,
    position    bigint  not null,
    hash        bytea   not null,
    next_offset bigint  not null,
    primary key (fold, topic, shard)
);
