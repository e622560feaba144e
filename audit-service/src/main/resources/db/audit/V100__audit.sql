-- The activity trail: the lasting record of every authenticated call, sign-in and denial. It cannot be rebuilt from
-- elsewhere. data is the record as it was sent; the columns repeat what is searched for.
create table activity_trail (
    event_id          uuid primary key,
    event_time        timestamptz not null,
    account           text        not null,
    event_source      text        not null,
    event_name        text        not null,
    region            text        not null,
    principal_account text        not null,
    principal_id      text        not null,
    principal_arn     text        not null,
    access_key_id     text,
    error_code        text,
    data              text        not null
);
create index activity_trail_by_account on activity_trail (account, event_time);
create index activity_trail_by_access_key on activity_trail (access_key_id, event_time) where access_key_id is not null;

-- The credential ledger: the fold of the identity log, and nothing else but access_key_last_used.
create table ledger_account (
    account   text primary key,
    opened_at timestamptz not null,
    closed    boolean     not null
);

create table ledger_user (
    user_id    text primary key,
    account    text             not null,
    name       text collate "C" not null,
    arn        text             not null,
    created_at timestamptz      not null
);
create index ledger_user_by_account on ledger_user (account, name);

create table ledger_access_key (
    access_key_id text primary key,
    account       text        not null,
    owner_type    text        not null,
    owner_id      text        not null,
    active        boolean     not null,
    created_at    timestamptz not null,
    rotated_at    timestamptz not null
);
create index ledger_access_key_by_owner on ledger_access_key (owner_id);
create index ledger_access_key_by_account on ledger_access_key (account);

-- The latest use of each long-term access key that the trail knows. A key may be used before its creation is folded and
-- after its deletion, so this refers to nothing.
create table access_key_last_used (
    access_key_id text primary key,
    account       text             not null,
    used_at       timestamptz      not null,
    region        text collate "C" not null,
    service       text collate "C" not null
);
create index access_key_last_used_by_account on access_key_last_used (account);

-- Principals whose ledger row has changed and waits to be published; written in the transaction of the change.
create table ledger_outbox (
    id        bigint generated always as identity primary key,
    account   text not null,
    principal text not null
);

-- Throws the ledger away and has it folded again from the first event on: `select rebuild_ledger()`, then restart the
-- service, which otherwise notices only at the next event. Last uses come from the trail, which stays. Until the fold has
-- caught up, whoever asks for the ledger at a position is told that it is not reached.
create function rebuild_ledger() returns void language sql as $$
    truncate fold_position, ledger_account, ledger_user, ledger_access_key, access_key_last_used, ledger_outbox;
    insert into access_key_last_used (access_key_id, account, used_at, region, service)
    select distinct on (access_key_id)
           access_key_id, principal_account, event_time, region, regexp_replace(event_source, '\.amazonaws\.com$', '')
      from activity_trail
     where access_key_id like 'AKIA%'
     order by access_key_id,
              event_time desc,
              region collate "C" desc,
              regexp_replace(event_source, '\.amazonaws\.com$', '') collate "C" desc;
$$;
