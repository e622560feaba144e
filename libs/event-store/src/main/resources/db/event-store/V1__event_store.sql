-- The event store of one service. Every write happens under its shard_head row's lock, so within a shard positions are
-- dense and whoever sees position n sees 1..n-1.

create table shard_head (
    shard    integer primary key,
    seq      bigint  not null,
    hash     bytea   not null,
    activity bigint  not null
);

create table event (
    shard          integer not null,
    seq            bigint  not null,
    stream_id      text    not null,
    stream_version bigint  not null,
    attributes     text    not null,
    data           bytea   not null,
    hash           bytea   not null,
    primary key (shard, seq),
    unique (stream_id, stream_version)
);

-- The fold of each stream. A deleted stream keeps its row, marked: its id is never used again.
create table state (
    stream_id text primary key,
    shard     integer not null,
    account   text    not null,
    kind      text    not null,
    version   bigint  not null,
    position  bigint  not null,
    deleted   boolean not null,
    data      bytea,
    name      text collate "C",
    path      text collate "C"
);
create index state_by_position on state (shard, position);
create index state_by_name on state (account, kind, name) where not deleted;

-- holder: the account in which the name is unique, or '*'.
create table claim (
    holder    text not null,
    kind      text not null,
    name      text not null,
    stream_id text not null,
    primary key (holder, kind, name)
);
create index claim_by_stream on claim (stream_id);

create table edge (
    from_stream text not null,
    kind        text not null,
    to_id       text not null,
    primary key (kind, to_id, from_stream)
);
create index edge_by_stream on edge (from_stream);

create table activity (
    shard   integer not null,
    seq     bigint  not null,
    account text    not null,
    data    bytea   not null,
    primary key (shard, seq)
);
